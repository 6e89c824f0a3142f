package org.enkeyserver.tools.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.enkeyserver.common.exportfile.ArchiveEntry;
import org.enkeyserver.common.exportfile.ArchiveLayout;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportFileReader;
import org.enkeyserver.common.exportfile.ExportLimits;
import org.enkeyserver.common.exportfile.MalformedExportException;
import org.enkeyserver.tools.fetch.Fetched;

/// A line of the index with what came when it was fetched.
final class ObservedArchive {

    private static final int MAX_ENTRIES = 1_000;
    private static final ExportFileReader READER =
            new ExportFileReader(ExportLimits.DEFAULT.withArchiveBytes(Observer.MAX_ARCHIVE_BYTES));

    private final String line;
    private final Answer answer;
    private final Part<List<ArchiveEntry>> layout;
    private final Part<ExportFile> file;
    private final Part<byte[]> binary;
    private final Part<byte[]> signatureList;

    ObservedArchive(String line, Answer answer) {
        this.line = line;
        this.answer = answer;
        Optional<byte[]> body =
                answer.fetched().filter(each -> each.status() == 200).map(Fetched::body);
        layout = Part.of(body, zip -> ArchiveLayout.parse(zip, MAX_ENTRIES));
        file = Part.of(body, READER::read);
        binary = Part.of(body, zip -> entry(zip, "export.bin"));
        signatureList = Part.of(body, zip -> entry(zip, "export.sig"));
    }

    String line() {
        return line;
    }

    Answer answer() {
        return answer;
    }

    Part<List<ArchiveEntry>> layout() {
        return layout;
    }

    Part<ExportFile> file() {
        return file;
    }

    /// `export.bin` inflated, even where it does not parse.
    Part<byte[]> binary() {
        return binary;
    }

    Part<byte[]> signatureList() {
        return signatureList;
    }

    private static byte[] entry(byte[] archive, String name) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readNBytes(ExportLimits.DEFAULT.binaryBytes());
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Unreadable(name + " cannot be read");
        }
        throw new Unreadable("there is no " + name);
    }

    /// Says why a part is not there.
    private static final class Unreadable extends RuntimeException {

        @Serial private static final long serialVersionUID = 1L;

        private Unreadable(String message) {
            super(message);
        }
    }

    /// Something of an archive, or the reason why it is not to be had.
    record Part<T>(List<T> value, String problem) {

        private static <T> Part<T> of(Optional<byte[]> body, Function<byte[], T> parse) {
            if (body.isEmpty()) {
                return new Part<>(List.of(), "it was not served");
            }
            try {
                return new Part<>(List.of(parse.apply(body.get())), "");
            } catch (MalformedExportException | Unreadable malformed) {
                return new Part<>(List.of(), String.valueOf(malformed.getMessage()));
            }
        }

        boolean isThere() {
            return !value.isEmpty();
        }

        T get() {
            return value.getFirst();
        }
    }
}

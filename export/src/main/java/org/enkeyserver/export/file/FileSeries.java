package org.enkeyserver.export.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.enkeyserver.common.exportfile.ExportFileWriter;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.store.ScannedKey;
import org.enkeyserver.common.tek.ReportType;
import org.jspecify.annotations.Nullable;

/// Writes the files of a window to the local disk, one after the other, in constant memory.
///
/// New keys come first, then revised ones; a file takes as many as the layout allows before the
/// next begins, so one file may hold the last new and the first revised keys.
final class FileSeries implements AutoCloseable {

    private final Path folder;
    private final FileLayout layout;
    private final List<Signatory> signatories;
    private final List<WrittenFile> written = new ArrayList<>();
    private @Nullable ExportFileWriter writer;
    private int inFile;

    FileSeries(Path folder, FileLayout layout, List<Signatory> signatories) {
        this.folder = folder;
        this.layout = layout;
        this.signatories = signatories;
    }

    void newKey(ScannedKey key) {
        writer().key(exported(key));
        added();
    }

    void revisedKey(ScannedKey key) {
        writer().revisedKey(exported(key));
        added();
    }

    /// Completes the last file.
    List<WrittenFile> finish() {
        finishFile();
        return List.copyOf(written);
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }

    private ExportFileWriter writer() {
        ExportFileWriter current = writer;
        if (current == null) {
            int sequence = written.size() + 1;
            current = ExportFileWriter.open(path(sequence), layout.header(sequence), signatories);
            writer = current;
        }
        return current;
    }

    private void added() {
        inFile++;
        if (inFile == layout.maxKeys()) {
            finishFile();
        }
    }

    private void finishFile() {
        if (writer == null) {
            return;
        }
        int sequence = written.size() + 1;
        try (ExportFileWriter finishing = writer) {
            var content = finishing.finish();
            Path path = path(sequence);
            written.add(
                    new WrittenFile(
                            sequence,
                            layout.name(sequence),
                            layout.window(sequence),
                            path,
                            Files.size(path),
                            content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        writer = null;
        inFile = 0;
    }

    private Path path(int sequence) {
        return folder.resolve(sequence + ".zip");
    }

    private static ExportedKey exported(ScannedKey key) {
        return new ExportedKey(
                key.tek(),
                key.transmissionRisk(),
                key.rollingStart(),
                key.rollingPeriod(),
                key.reportType()
                        .map(ReportType::exportNumber)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                key.daysSinceOnset());
    }
}

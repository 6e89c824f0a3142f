package org.enkeyserver.tools.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.interfaces.ECPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.common.exportfile.ExportFileReader;
import org.enkeyserver.common.exportfile.ExportLimits;
import org.enkeyserver.common.exportfile.ExportVerifier;
import org.enkeyserver.common.exportfile.ExportVerifier.Verdict;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.exportfile.MalformedExportException;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.check.Phone.PhoneStopped;

/// How the two operating systems read an archive.
final class PhoneReading {

    private static final ExportFileReader LENIENT = new ExportFileReader(ExportLimits.DEFAULT);
    private static final ExportFileReader STRICT =
            new ExportFileReader(ExportLimits.DEFAULT.withoutExtraEntries());
    private static final int MAX_BATCH = 1_000_000;

    private final ECPublicKey key;
    private final Set<Object> seenFiles = new HashSet<>();

    PhoneReading(ECPublicKey key) {
        this.key = key;
    }

    /// Any signature of the list, whatever its name, verified with the one key; the first file with
    /// the extension `bin` and `sig` each.
    Set<TemporaryExposureKey> asIos(String name, byte[] archive) {
        if (!firstWith(archive, ".bin").equals("export.bin")
                || !firstWith(archive, ".sig").equals("export.sig")) {
            throw new PhoneStopped(name + ": another file comes before export.bin or export.sig");
        }
        return verified(name, read(LENIENT, name, archive));
    }

    /// Exactly the two entries, as many signatures as infos, every value in its range, and files of
    /// equal header merged to one.
    Set<TemporaryExposureKey> asAndroid(String name, byte[] archive) {
        ExportFile file = read(STRICT, name, archive);
        int infos = file.outline().signatureInfos().size();
        if (infos == 0 || infos != file.signatures().size()) {
            throw new PhoneStopped(name + ": " + infos + " infos for its signatures");
        }
        int size = file.outline().batchSize();
        int number = file.outline().batchNumber();
        if (size < 1 || size > MAX_BATCH || number < 1 || number > size) {
            throw new PhoneStopped(name + ": batch " + number + " of " + size);
        }
        keys(file)
                .filter(PhoneReading::isRefused)
                .findFirst()
                .ifPresent(bad -> {
                    throw new PhoneStopped(
                            name + ": a value out of range makes Android throw it away");
                });
        Set<TemporaryExposureKey> verified = verified(name, file);
        boolean fresh =
                seenFiles.add(
                        List.of(file.header(), size, file.outline().signatureInfos(), number));
        return fresh ? verified : Set.of();
    }

    private Set<TemporaryExposureKey> verified(String name, ExportFile file) {
        if (ExportVerifier.verify(file.outline(), key) != Verdict.VERIFIED) {
            throw new PhoneStopped(name + ": no signature verifies");
        }
        Set<TemporaryExposureKey> keys = new HashSet<>();
        keys(file).map(ExportedKey::tek).forEach(keys::add);
        return keys;
    }

    private static Stream<ExportedKey> keys(ExportFile file) {
        return KeyRules.keys(file);
    }

    private static boolean isRefused(ExportedKey key) {
        return key.transmissionRisk() > 8
                || key.rollingPeriod() < 1
                || key.rollingPeriod() > 144
                || Math.abs((long) key.daysSinceOnset().orElse(0)) > 14;
    }

    private static ExportFile read(ExportFileReader reader, String name, byte[] archive) {
        try {
            return reader.read(archive);
        } catch (MalformedExportException malformed) {
            throw new PhoneStopped(name + ": " + malformed.getMessage());
        }
    }

    private static String firstWith(byte[] archive, String extension) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && entry.getName().endsWith(extension)) {
                    return entry.getName();
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return "";
        }
        return "";
    }
}

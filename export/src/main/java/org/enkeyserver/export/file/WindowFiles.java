package org.enkeyserver.export.file;

import java.nio.file.Path;
import java.util.List;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.store.TekScan;
import org.enkeyserver.export.ExportSettings;
import org.enkeyserver.export.batch.ExportBatch;
import org.springframework.stereotype.Component;

/// Writes all files of a window from one unchanging view of its keys.
@Component
class WindowFiles {

    /// What phones take.
    static final long MAX_BYTES = 16 << 20;

    private final TekScan scan;
    private final ExportSettings.Files settings;

    WindowFiles(TekScan scan, ExportSettings settings) {
        this.scan = scan;
        this.settings = settings.files();
    }

    /// Keys in a file of this batch before it is split.
    int maxKeys(ExportBatch batch) {
        return batch.maxRecords().orElse(settings.maxRecords());
    }

    /// Writes the files into `folder`; none for a window without keys.
    List<WrittenFile> write(ExportBatch batch, List<Signatory> signatories, Path folder) {
        return scan.read(
                Selections.of(batch), keys -> write(keys, batch, signatories, folder, MAX_BYTES));
    }

    List<WrittenFile> write(
            TekScan.Snapshot keys,
            ExportBatch batch,
            List<Signatory> signatories,
            Path folder,
            long maxBytes) {
        long total = keys.countNew() + keys.countRevised();
        if (total == 0) {
            return List.of();
        }
        int maxKeys = maxKeys(batch);
        while (true) {
            FileLayout layout = new FileLayout(batch, maxKeys, total, settings.reprocessCount());
            List<WrittenFile> files = write(keys, layout, signatories, folder);
            long largest = files.stream().mapToLong(WrittenFile::size).max().orElse(0);
            if (largest <= maxBytes || maxKeys == 1) {
                return files;
            }
            maxKeys = smaller(maxKeys, total, maxBytes, largest);
        }
    }

    /// A key weighs about the same everywhere, but not exactly: leave a twentieth of room.
    private static int smaller(int maxKeys, long total, long maxBytes, long largest) {
        long inLargest = Math.min(maxKeys, total);
        long fitting = inLargest * maxBytes / largest * 19 / 20;
        return (int) Math.clamp(fitting, 1, inLargest - 1);
    }

    private static List<WrittenFile> write(
            TekScan.Snapshot keys, FileLayout layout, List<Signatory> signatories, Path folder) {
        try (FileSeries series = new FileSeries(folder, layout, signatories)) {
            keys.forEachNew(series::newKey);
            keys.forEachRevised(series::revisedKey);
            return series.finish();
        }
    }
}

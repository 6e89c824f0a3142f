package org.enkeyserver.export.file;

import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.exportfile.ExportFileName;
import org.enkeyserver.common.exportfile.ExportHeader;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.export.batch.ExportBatch;

/// How the keys of a window are spread over files.
///
/// Phones tell files apart by their start and end and know no batches of several files: each file
/// of a split window ends another second later, and none carries the exact end.
///
/// @param maxKeys keys and revised keys in a file
/// @param total keys and revised keys in the window, at least one
/// @param regenerated seconds that a regenerated window is shifted by
record FileLayout(ExportBatch batch, int maxKeys, long total, int regenerated) {

    FileLayout {
        if (maxKeys < 1 || total < 1) {
            throw new IllegalArgumentException("a file holds at least one key");
        }
    }

    int files() {
        return Math.toIntExact(Math.ceilDiv(total, maxKeys));
    }

    /// @param sequence number of the file, from 1
    TimeWindow window(int sequence) {
        int later = (files() > 1 ? sequence : 0) + regenerated; // B-18
        TimeWindow window = batch.window();
        return new TimeWindow(window.start(), window.end().plusSeconds(later));
    }

    ExportHeader header(int sequence) {
        return ExportHeader.of(window(sequence), batch.outputRegion());
    }

    /// The name carries the window itself, so that names sort by time.
    BlobName name(int sequence) {
        long start = batch.window().start().getEpochSecond();
        long end = batch.window().end().getEpochSecond();
        String object =
                ExportFileName.of(batch.filenameRoot(), start, end, sequence, regenerated)
                        .objectName();
        return new BlobName(batch.bucket(), object);
    }
}

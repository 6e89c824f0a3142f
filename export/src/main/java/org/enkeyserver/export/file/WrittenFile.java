package org.enkeyserver.export.file;

import java.nio.file.Path;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.exportfile.WrittenExport;
import org.enkeyserver.common.tek.TimeWindow;

/// An archive on the local disk, complete and signed, before it is stored.
///
/// @param window start and end as written into the file
/// @param size length of the archive in bytes
record WrittenFile(
        int sequence,
        BlobName name,
        TimeWindow window,
        Path path,
        long size,
        WrittenExport content) {}

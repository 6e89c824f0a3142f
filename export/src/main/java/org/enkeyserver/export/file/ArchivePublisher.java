package org.enkeyserver.export.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.export.batch.BatchClaim;
import org.enkeyserver.export.batch.ClaimStore;
import org.springframework.stereotype.Component;

/// Stores an archive where phones will fetch it, and reads it back.
@Component
class ArchivePublisher {

    private final BlobStore blobs;
    private final ExportFileStore files;
    private final ClaimStore claims;
    private final RecordingService recording;

    ArchivePublisher(
            BlobStore blobs, ExportFileStore files, ClaimStore claims, RecordingService recording) {
        this.blobs = blobs;
        this.files = files;
        this.claims = claims;
        this.recording = recording;
    }

    /// Stores the archive and proves that it is there.
    ///
    /// An archive that a dead run left is taken over when it holds the same keys and its signatures
    /// are valid, so that bytes behind a name change as seldom as can be; they never change once
    /// the name is on record.
    ///
    /// @return empty when the claim was lost
    Optional<VerifiedArchive> publish(
            WrittenFile file, List<Signatory> signatories, BatchClaim claim) {
        if (!claims.holds(claim)) {
            return Optional.empty();
        }
        if (!blobs.putIfAbsent(file.name(), file.path(), BlobHeaders.ARCHIVE)) {
            Optional<VerifiedArchive> left = check(file, signatories);
            if (left.isPresent()) {
                return left;
            }
            if (files.isOnRecord(file.name())) {
                throw new ExportFailure("another archive is on record as " + file.name().object());
            }
            // Another run may list what it finds here: the claim is kept while it is replaced.
            if (!recording.whileHeld(claim, () -> replace(file))) {
                return Optional.empty();
            }
        }
        return Optional.of(
                check(file, signatories)
                        .orElseThrow(() ->
                                new ExportFailure(
                                        "read back from the blob store, "
                                                + file.name().object()
                                                + " is not what was written, or its"
                                                + " signatures do not verify")));
    }

    private void replace(WrittenFile file) {
        blobs.put(file.name(), file.path(), BlobHeaders.ARCHIVE);
    }

    private Optional<VerifiedArchive> check(WrittenFile file, List<Signatory> signatories) {
        BlobName name = file.name();
        Optional<InputStream> found = blobs.open(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream archive = found.get()) {
            return ArchiveCheck.verify(archive, file.content().digest(), signatories);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

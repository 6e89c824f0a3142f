package org.enkeyserver.export.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.export.batch.BatchClaim;
import org.springframework.stereotype.Component;

/// Exports one claimed window: pad, write, store and read back, record.
///
/// It may die at any line and be repeated: padding is kept, archives left behind are taken over or
/// replaced, and nothing is listed before all files of the window are. `CrashIT` kills it at each
/// step.
@Component
class WindowExport {

    private final PaddingService padding;
    private final WorkFolders folders;
    private final WindowFiles windowFiles;
    private final ArchivePublisher publisher;
    private final RecordingService recording;

    WindowExport(
            PaddingService padding,
            WorkFolders folders,
            WindowFiles windowFiles,
            ArchivePublisher publisher,
            RecordingService recording) {
        this.padding = padding;
        this.folders = folders;
        this.windowFiles = windowFiles;
        this.publisher = publisher;
        this.recording = recording;
    }

    /// Works on the window.
    ///
    /// @param signatories opens the signing keys, or fails
    WindowOutcome export(BatchClaim claim, Supplier<List<Signatory>> signatories) {
        List<Signatory> signing = signatories.get();
        return switch (padding.pad(claim, windowFiles.maxKeys(claim.batch()))) {
            case PaddingService.Outcome.ClaimLost() -> new WindowOutcome.ClaimLost();
            case PaddingService.Outcome.Padded(int generated) ->
                    inFolder(claim, signing, generated);
        };
    }

    private WindowOutcome inFolder(BatchClaim claim, List<Signatory> signing, int generated) {
        Path folder = folders.create();
        try {
            return store(
                    claim, windowFiles.write(claim.batch(), signing, folder), signing, generated);
        } finally {
            folders.remove(folder);
        }
    }

    private WindowOutcome store(
            BatchClaim claim, List<WrittenFile> files, List<Signatory> signing, int generated) {
        List<RecordedFile> stored = new ArrayList<>();
        for (WrittenFile file : files) {
            Optional<VerifiedArchive> archive = publisher.publish(file, signing, claim);
            if (archive.isEmpty()) {
                return new WindowOutcome.ClaimLost();
            }
            stored.add(new RecordedFile(file, archive.get()));
        }
        if (!recording.record(claim, stored)) {
            return new WindowOutcome.ClaimLost();
        }
        return files.isEmpty() ? new WindowOutcome.Empty() : listed(files, generated);
    }

    private static WindowOutcome listed(List<WrittenFile> files, int generated) {
        long keys = files.stream().mapToLong(file -> file.content().keys()).sum();
        long revised = files.stream().mapToLong(file -> file.content().revisedKeys()).sum();
        return new WindowOutcome.Listed(files.size(), keys, revised, generated);
    }
}

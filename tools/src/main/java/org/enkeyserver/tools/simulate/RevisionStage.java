package org.enkeyserver.tools.simulate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.Crew;
import org.enkeyserver.tools.phone.PublishAnswer;
import org.enkeyserver.tools.phone.PublishBody;
import org.enkeyserver.tools.phone.Upload;
import org.enkeyserver.tools.simulate.ledger.Ledger;

/// Lets the cases that were tested again upload the same keys with the result and the revision
/// token their phones kept.
final class RevisionStage {

    private static final String STAGE = "revise";
    private static final Crew PHONES = new Crew(4);

    private final PublishBody bodies;
    private final PatientPublisher publisher;
    private final Ledger ledger;
    private final KeptUploads kept;
    private final Progress progress;

    RevisionStage(
            PublishBody bodies,
            PatientPublisher publisher,
            Ledger ledger,
            KeptUploads kept,
            Progress progress) {
        this.bodies = bodies;
        this.publisher = publisher;
        this.ledger = ledger;
        this.kept = kept;
        this.progress = progress;
    }

    /// Revises.
    ///
    /// @throws ToolException when the server does not take every revision with a new token, or
    ///   stops answering
    void revise(World world, Retests retests) throws InterruptedException {
        List<Uploader> revising =
                world.uploaders().stream()
                        .filter(uploader -> retests.includes(uploader.name()))
                        .toList();
        AtomicInteger done = new AtomicInteger();
        List<String> complaints =
                PHONES
                        .apply(
                                revising,
                                uploader -> {
                                    Optional<String> complaint =
                                            revise(uploader, retests.result(uploader.name()));
                                    progress.update(
                                            STAGE, done.incrementAndGet() + "/" + revising.size());
                                    return complaint;
                                })
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (!complaints.isEmpty()) {
            throw new ToolException(
                    ToolException.REFUSED,
                    "%d of %d revisions were not taken as they should, for example: %s"
                            .formatted(complaints.size(), revising.size(), complaints.getFirst()));
        }
        progress.line(
                STAGE,
                "%d cases revised their keys: %d confirmed, %d revoked"
                        .formatted(
                                revising.size(),
                                retests.confirmed().size(),
                                retests.revoked().size()));
    }

    private Optional<String> revise(Uploader uploader, ReportType result)
            throws InterruptedException {
        KeptUploads.Kept before = kept.of(uploader.name());
        Upload upload = uploader.diagnosed(result).upload();
        byte[] body = bodies.write(upload, uploader.phone(), before.token());
        if (result == ReportType.NEGATIVE) {
            ledger.revoking(before.ledgerName());
        }
        return switch (publisher.send(body)) {
            case PublishAnswer.Accepted accepted -> {
                if (result == ReportType.NEGATIVE) {
                    ledger.revoked(before.ledgerName());
                }
                kept.keep(uploader.name(), before.ledgerName(), accepted.token());
                yield accepted.token().isMissing()
                        ? Optional.of("the revision of " + uploader.name() + " brought no token")
                        : Optional.empty();
            }
            case PublishAnswer.Refused refused -> {
                ledger.stillPublished(before.ledgerName());
                yield Optional.of(
                        "the revision of %s was refused: %s"
                                .formatted(uploader.name(), refused.describe()));
            }
            case PublishAnswer.Lost _ -> throw new AssertionError("the publisher waits");
        };
    }
}

package org.enkeyserver.tools.simulate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.Crew;
import org.enkeyserver.tools.phone.PublishAnswer;
import org.enkeyserver.tools.phone.PublishBody;
import org.enkeyserver.tools.phone.PublishClient;
import org.enkeyserver.tools.phone.Upload;
import org.enkeyserver.tools.simulate.ledger.Ledger;

/// Uploads the keys of all cases, a few phones at a time.
final class PublishStage {

    private static final String STAGE = "publish";
    private static final Crew PHONES = new Crew(4);

    private final PublishBody bodies;
    private final PublishClient publisher;
    private final Ledger ledger;
    private final KeptUploads kept;
    private final Progress progress;

    PublishStage(
            PublishBody bodies,
            PublishClient publisher,
            Ledger ledger,
            KeptUploads kept,
            Progress progress) {
        this.bodies = bodies;
        this.publisher = publisher;
        this.ledger = ledger;
        this.kept = kept;
        this.progress = progress;
    }

    /// Uploads everything.
    ///
    /// @throws ToolException when the server stops answering, or does not take every upload whole
    void publish(List<Uploader> uploaders) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        List<String> complaints =
                PHONES
                        .apply(
                                uploaders,
                                uploader -> {
                                    Optional<String> complaint = publish(uploader);
                                    progress.update(
                                            STAGE, done.incrementAndGet() + "/" + uploaders.size());
                                    return complaint;
                                })
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (!complaints.isEmpty()) {
            throw new ToolException(
                    ToolException.REFUSED,
                    "%d of %d uploads were not taken as they should, for example: %s"
                            .formatted(complaints.size(), uploaders.size(), complaints.getFirst()));
        }
        int keys = uploaders.stream().mapToInt(each -> each.upload().keys().size()).sum();
        progress.line(
                STAGE,
                "%d uploads with %d keys, %d of them of today and still in use: held back"
                        .formatted(uploaders.size(), keys, uploaders.size()));
    }

    private Optional<String> publish(Uploader uploader) throws InterruptedException {
        Upload upload = uploader.upload();
        byte[] body = bodies.write(upload, uploader.phone());
        String name = ledger.sending(upload.keys());
        return switch (publisher.send(body)) {
            case PublishAnswer.Accepted accepted -> {
                ledger.acknowledged(name, Set.of());
                kept.keep(uploader.name(), name, accepted.token());
                yield complaint(uploader, upload, accepted);
            }
            case PublishAnswer.Refused refused -> {
                ledger.refused(name);
                yield Optional.of(
                        "the upload of %s was refused: %s"
                                .formatted(uploader.name(), refused.describe()));
            }
            case PublishAnswer.Lost lost ->
                    throw new ToolException(
                            ToolException.UNREACHABLE,
                            "the server stopped answering uploads ("
                                    + lost.reason()
                                    + "): look at its output, start it again and repeat; what was"
                                    + " sent is in the ledger");
        };
    }

    private static Optional<String> complaint(
            Uploader uploader, Upload upload, PublishAnswer.Accepted accepted) {
        if (accepted.token().isMissing()) {
            return Optional.of("the upload of " + uploader.name() + " brought no revision token");
        }
        if (accepted.tookAll(upload.keys().size())) {
            return Optional.empty();
        }
        return Optional.of(
                "the upload of %s had %d keys, the server took %d: %s"
                        .formatted(
                                uploader.name(),
                                upload.keys().size(),
                                accepted.inserted(),
                                String.join("; ", accepted.warnings())));
    }
}

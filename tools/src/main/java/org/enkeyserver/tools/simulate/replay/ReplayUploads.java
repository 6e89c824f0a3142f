package org.enkeyserver.tools.simulate.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.PublishAnswer;
import org.enkeyserver.tools.phone.PublishBody;
import org.enkeyserver.tools.phone.PublishClient;
import org.enkeyserver.tools.phone.RevisionToken;
import org.enkeyserver.tools.phone.Upload;
import org.enkeyserver.tools.simulate.ledger.Ledger;

/// Publishes one planned upload and notes which of its keys the server took.
///
/// Safe for use by several threads.
final class ReplayUploads {

    private static final Pattern LEFT_OUT = Pattern.compile("key (\\d+) (.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    /// What the server assumes where no onset is known.
    private static final Duration DEFAULT_ONSET_AGO = Duration.ofDays(4);

    private final PublishBody bodies;
    private final PublishClient publisher;
    private final Ledger ledger;
    private final Refusals refusals;
    private final Clock clock;
    private final Map<TemporaryExposureKey, RevisionToken> tokens = new ConcurrentHashMap<>();

    ReplayUploads(
            PublishBody bodies,
            PublishClient publisher,
            Ledger ledger,
            Refusals refusals,
            Clock clock) {
        this.bodies = bodies;
        this.publisher = publisher;
        this.ledger = ledger;
        this.refusals = refusals;
        this.clock = clock;
    }

    /// The keys the server took, as they must be exported.
    ///
    /// @throws ToolException when the server stops answering or does not explain itself
    List<ExpectedKey> publish(Upload upload) throws InterruptedException {
        Instant before = clock.instant();
        byte[] body = bodies.write(upload, PhoneProfile.ANDROID_ENX);
        String name = ledger.sending(upload.keys());
        return switch (publisher.send(body)) {
            case PublishAnswer.Accepted accepted -> {
                Map<Integer, String> leftOut = leftOut(accepted.warnings());
                requireExplained(upload, accepted, leftOut);
                leftOut.values().forEach(reason -> refusals.add(reason, 1));
                ledger.acknowledged(name, leftOut.keySet());
                upload.keys().forEach(key -> tokens.put(key.tek(), accepted.token()));
                yield expected(upload, leftOut.keySet(), before);
            }
            case PublishAnswer.Refused refused -> {
                ledger.refused(name);
                refusals.add(reason(refused), upload.keys().size());
                yield List.of();
            }
            case PublishAnswer.Lost lost ->
                    throw new ToolException(
                            ToolException.UNREACHABLE,
                            "the server stopped answering uploads ("
                                    + lost.reason()
                                    + "): look at its output, start it again and repeat");
        };
    }

    /// Sends the revision of a key with the token its upload brought; whether the server took it.
    ///
    /// @param unsent takes the reason when it did not
    /// @throws ToolException when the server stops answering
    boolean revise(RecordedKey revision, Refusals unsent) throws InterruptedException {
        RevisionToken token = tokens.getOrDefault(revision.key().tek(), RevisionToken.NONE);
        if (token.isMissing() || revision.reportType().isEmpty()) {
            unsent.add("its key was not published, so there is no revision token", 1);
            return false;
        }
        Upload upload = new Upload(List.of(revision.key()), UploadPlanner.diagnosis(revision));
        byte[] body = bodies.write(upload, PhoneProfile.ANDROID_ENX, token);
        return switch (publisher.send(body)) {
            case PublishAnswer.Accepted _ -> true;
            case PublishAnswer.Refused refused -> {
                unsent.add("refused, " + general(refused.describe()), 1);
                yield false;
            }
            case PublishAnswer.Lost lost ->
                    throw new ToolException(
                            ToolException.UNREACHABLE,
                            "the server stopped answering revisions (" + lost.reason() + ")");
        };
    }

    private static String reason(PublishAnswer.Refused refused) {
        String code = refused.code().orElse("");
        return code.equals("missing_revision_token")
                ? "already stored, by an earlier replay: to send it again takes a revision token"
                : "whole upload refused, %d %s: %s"
                        .formatted(refused.status(), code, general(refused.error()));
    }

    private List<ExpectedKey> expected(Upload upload, Set<Integer> without, Instant before) {
        List<ExpectedKey> expected = new ArrayList<>();
        ReportType type = upload.diagnosis().reportType();
        for (int position = 0; position < upload.keys().size(); position++) {
            if (without.contains(position)) {
                continue;
            }
            PhoneKey key = upload.keys().get(position);
            expected.add(
                    new ExpectedKey(
                            key.tek(),
                            key.start().value(),
                            key.period().intervals(),
                            key.risk().level() == 0
                                    ? type.defaultTransmissionRisk()
                                    : key.risk().level(),
                            type.exportNumber(),
                            daysSinceOnset(key, upload, before)));
        }
        return expected;
    }

    private Set<Integer> daysSinceOnset(PhoneKey key, Upload upload, Instant before) {
        return upload.diagnosis()
                .onset()
                .map(Stream::of)
                .orElseGet(() ->
                        Stream.of(before, clock.instant())
                                .map(now -> now.minus(DEFAULT_ONSET_AGO))
                                .map(IntervalNumber::at))
                .map(onset -> key.start().day() - onset.day())
                .collect(Collectors.toSet());
    }

    private static void requireExplained(
            Upload upload, PublishAnswer.Accepted accepted, Map<Integer, String> leftOut) {
        if (!accepted.repeated() && accepted.inserted() + leftOut.size() != upload.keys().size()) {
            throw new ToolException(
                    ToolException.REFUSED,
                    "of an upload of %d keys the server took %d and explained %d"
                            .formatted(upload.keys().size(), accepted.inserted(), leftOut.size()));
        }
    }

    private static Map<Integer, String> leftOut(List<String> warnings) {
        Map<Integer, String> leftOut = new HashMap<>();
        for (String warning : warnings) {
            Matcher matcher = LEFT_OUT.matcher(warning);
            if (matcher.matches()) {
                leftOut.put(Integer.valueOf(matcher.group(1)), general(matcher.group(2)));
            }
        }
        return leftOut;
    }

    /// The sentence without its numbers, so that equal reasons count together.
    private static String general(String sentence) {
        return NUMBER.matcher(sentence.strip()).replaceAll("N");
    }
}

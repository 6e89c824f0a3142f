package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.validation.KeyRejection;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;
import org.junit.jupiter.api.Test;

final class PublishJournalTest {

    private static final PublishSettings SETTINGS =
            new PublishSettings(false, "", false, 0, 0, false, false, 401);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PublishJournal journal = new PublishJournal(meters, SETTINGS);

    @Test
    void countsUploadsByOutcomeAndKeysByFate() {
        var warnings = List.of("too far from onset");
        journal.accepted(new Accepted(new Tally(14, 3, 2, 1), "secret", warnings));
        var some = new Accepted(new Tally(2, 0, 0, 0), "secret", List.of());
        journal.partly(new PartlyAccepted(some, List.of(new KeyRejection(0, "old"))));
        journal.refused(Refused.because(RefusalCode.MISSING_REVISION_TOKEN, "x"), "1");
        journal.unreadable(new UnreadableRequestException(415, "x"), "2");
        journal.bypassed(Reason.EXPIRED);

        assertThat(requests("ok")).isEqualTo(1);
        assertThat(requests("partial_failure")).isEqualTo(1);
        assertThat(requests("missing_revision_token")).isEqualTo(1);
        assertThat(requests("unreadable")).isEqualTo(1);
        assertThat(keys("inserted")).isEqualTo(16);
        assertThat(keys("revised")).isEqualTo(3);
        assertThat(keys("unchanged")).isEqualTo(2);
        assertThat(keys("dropped")).isEqualTo(1);
        assertThat(keys("rejected")).isEqualTo(1);
        assertThat(keys("skipped")).isEqualTo(1);
        assertThat(meters.counter("enks.publish.bypassed").count()).isEqualTo(1);
    }

    @Test
    void describesFaultsWithoutTheirText() { // S-11, S-29
        var fault = new IllegalStateException("row (secret)", new RuntimeException("secret"));

        assertThat(Faults.describe(fault))
                .startsWith("java.lang.IllegalStateException <- java.lang.RuntimeException at ")
                .doesNotContain("secret");
    }

    private double requests(String outcome) {
        return meters.counter("enks.publish.requests", "outcome", outcome).count();
    }

    private double keys(String result) {
        return meters.counter("enks.publish.keys", "result", result).count();
    }
}

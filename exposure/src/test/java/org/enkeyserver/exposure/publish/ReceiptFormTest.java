package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.enkeyserver.common.store.PublishReceipt;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.stats.Platform;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;
import org.junit.jupiter.api.Test;

/// Receipts differ in everything by which a repetition is known. // S-26
final class ReceiptFormTest {

    private static final TemporaryExposureKey K1 = key(1);
    private static final TemporaryExposureKey K2 = key(2);
    private static final Verified CONFIRMED = verified(1, ReportType.CONFIRMED, "bWFj");

    @Test
    void differInEveryPart() {
        List<PublishReceipt> receipts =
                Stream.of(
                                form("app", request(false), CONFIRMED).over(List.of(K1)),
                                form("app", request(false), CONFIRMED).over(List.of(K2)),
                                form("app", request(false), CONFIRMED).over(List.of(K1, K2)),
                                form("app", request(false), CONFIRMED).over(List.of()),
                                form("ap", request(false), CONFIRMED).over(List.of(K1)),
                                form("app", request(true), CONFIRMED).over(List.of(K1)),
                                form("app", request(false, "A", "B"), CONFIRMED).over(List.of(K1)),
                                form("app", request(false, "A,B"), CONFIRMED).over(List.of(K1)),
                                form(
                                                "app",
                                                request(false),
                                                verified(2, ReportType.CONFIRMED, "bWFj"))
                                        .over(List.of(K1)),
                                form("app", request(false), verified(1, ReportType.LIKELY, "bWFj"))
                                        .over(List.of(K1)),
                                form(
                                                "app",
                                                request(false),
                                                verified(1, ReportType.CONFIRMED, "bWFk"))
                                        .over(List.of(K1)))
                        .toList();

        assertThat(receipts).doesNotHaveDuplicates();
    }

    @Test
    void areTheSameForKeysInAnotherOrder() {
        ReceiptForm form = form("app", request(false), CONFIRMED);

        assertThat(form.over(List.of(K1, K2))).isEqualTo(form.over(List.of(K2, K1)));
    }

    @Test
    void takeRegionsOfAnyLength() {
        assertThat(form("app", request(false, "A".repeat(70_000)), CONFIRMED).over(List.of(K1)))
                .isNotNull();
    }

    private static ReceiptForm form(String app, PublishRequest request, Verified verified) {
        return new ReceiptForm(app, request, verified);
    }

    private static PublishRequest request(boolean traveler, String... regions) {
        return new PublishRequest(
                List.of(),
                "app",
                "",
                "",
                OptionalLong.empty(),
                traveler,
                "",
                List.of(regions),
                Platform.UNKNOWN);
    }

    private static Verified verified(long authority, ReportType type, String mac) {
        return new Verified(authority, type, OptionalLong.empty(), mac);
    }

    private static TemporaryExposureKey key(int fill) {
        byte[] bytes = new byte[TemporaryExposureKey.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return TemporaryExposureKey.of(bytes);
    }
}

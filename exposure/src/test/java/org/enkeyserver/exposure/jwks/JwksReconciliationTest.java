package org.enkeyserver.exposure.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of which keys.
///
/// A stored key is written `version=material`, with `!` when it is revoked, `*` when operators keep
/// it, and a digit for the documents that lacked it; a published one `kid=material`.
final class JwksReconciliationTest {

    private static final Map<String, TestJwk> MATERIAL = new HashMap<>();

    @ParameterizedTest(name = "{0}: stored {1}, document {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "J02 same             | k1=A            | k1=A          | ",
                "J02 first            |                 | k1=A          | add k1",
                "J02 other            | k2=B            | k1=A          | add k1, missed k2 1",
                "J02 one more         | k1=A            | k1=A k2=B     | add k2",
                "J02 third time       | k1=A k2=B2      | k1=A          | revoke k2",
                "J03 deviates (D24)   | k1=A2 k2=B2     |               | doubtful",
                "first time           | k1=A k2=B       | k1=A          | missed k2 1",
                "second time          | k1=A k2=B1      | k1=A          | missed k2 2",
                "found again          | k1=A2           | k1=A          | found k1",
                "shrunken             | k1=A2 k2=B2 k3=C2 | k1=A        | doubtful found k1",
                "shrunken with a new  | k1=A2 k2=B2 k3=C2 | k4=D        | doubtful add k4",
                "shrunken, kid reused | k1=A k2=B k3=C  | k1=D          | doubtful",
                "half is no shrinking | k1=A k2=B2      | k1=A          | revoke k2",
                "D23 stays revoked    | k1=A k2=B!      | k1=A          | ",
                "D23 returns          | k1=A k2=B!      | k1=A k2=B     | reinstate k2",
                "doubtful but returns | k1=A! k2=B k3=C k4=D | k1=A     | doubtful reinstate k1",
                "ended by hand        | k1=A!*          | k1=A          | ",
                "ended, other kid     | k1=A!*          | k9=A          | ",
                "kept by hand         | k1=A*           | k2=B          | add k2",
                "kept by hand, empty  | k1=A*           |               | doubtful",
                "kid kept by hand     | k1=A*           | k1=B          | conflict",
                "kid reused           | k1=A            | k1=B          | replace k1",
                "revoked kid reused   | k1=A!           | k1=B          | replace k1",
                "kid moved            | k1=A            | k9=A          | add k9",
                "kids exchanged       | k1=A k2=B       | k1=B k2=A     | replace k1, replace k2"
            })
    void decides(
            String name,
            @Nullable String stored,
            @Nullable String document,
            @Nullable String wanted) {
        assertThat(describe(reconciled(stored, document, true)))
                .isEqualTo(wanted == null ? "" : wanted);
    }

    @ParameterizedTest(name = "too soon after the last good document: stored {0}, document {1}")
    @CsvSource(
            delimiter = '|',
            value = {"k1=A k2=B2 | k1=A | missed k2 2", "k1=A       | k1=A k2=B | add k2"})
    void countsNoMissTwice(String stored, String document, String wanted) {
        assertThat(describe(reconciled(stored, document, false))).isEqualTo(wanted);
    }

    private static JwksReconciliation reconciled(
            @Nullable String stored, @Nullable String document, boolean countsMisses) {
        return JwksReconciliation.of(
                words(stored).map(JwksReconciliationTest::held).toList(),
                words(document).map(JwksReconciliationTest::published).toList(),
                countsMisses);
    }

    private static Stream<String> words(@Nullable String text) {
        return text == null ? Stream.of() : Stream.of(text.split(" "));
    }

    private static HeldKey held(String text) {
        String missed = text.replaceAll("^k\\d=|\\D", "");
        return new HeldKey(
                text.substring(0, 2),
                material(text).pem(),
                text.contains("!") ? Optional.of(Instant.EPOCH) : Optional.empty(),
                text.contains("*"),
                missed.isEmpty() ? 0 : Integer.parseInt(missed));
    }

    private static PublishedKey published(String text) {
        return material(text).named(text.substring(0, 2)).published();
    }

    private static TestJwk material(String text) {
        return MATERIAL.computeIfAbsent(text.substring(3, 4), TestJwk::create);
    }

    private static String describe(JwksReconciliation found) {
        List<String> changes = found.changes().stream().map(JwksReconciliationTest::text).toList();
        String doubt = found.isDoubtful() ? "doubtful " : "";
        return (doubt + String.join(", ", changes) + (found.conflicts() > 0 ? "conflict" : ""))
                .strip();
    }

    private static String text(JwksChange change) {
        return switch (change) {
            case JwksChange.Add(PublishedKey key) -> "add " + key.kid();
            case JwksChange.Replace(PublishedKey key) -> "replace " + key.kid();
            case JwksChange.Reinstate(String version) -> "reinstate " + version;
            case JwksChange.Found(String version) -> "found " + version;
            case JwksChange.Missed(String version, int times) -> "missed " + version + " " + times;
            case JwksChange.Revoke(String version) -> "revoke " + version;
        };
    }
}

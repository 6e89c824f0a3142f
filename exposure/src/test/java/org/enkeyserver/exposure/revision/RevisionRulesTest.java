package org.enkeyserver.exposure.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enkeyserver.common.settings.Secret;
import org.enkeyserver.common.store.KnownKey;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.StoredKey.Origin;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.exposure.revision.OpenedToken.None;
import org.enkeyserver.exposure.revision.OpenedToken.Unusable;
import org.enkeyserver.exposure.revision.OpenedToken.Usable;
import org.enkeyserver.exposure.revision.RevisionJudgement.Permitted;
import org.enkeyserver.exposure.revision.RevisionJudgement.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables of `spec/publish.md` 5.6 and 5.7.
class RevisionRulesTest {

    private static final TemporaryExposureKey TEK = tek(1);
    private static final Permitted NOTHING = new Permitted(Set.of(), Set.of(), Set.of());
    private static final Permitted UNCHANGED = new Permitted(Set.of(), Set.of(TEK), Set.of());
    private static final Permitted REVISED = new Permitted(Set.of(TEK), Set.of(), Set.of());
    private static final Permitted DROPPED = new Permitted(Set.of(), Set.of(), Set.of(TEK));
    private static final Refused NOT_PROVEN = new Refused(new RevisionRefusal.NotProven());
    private static final Refused NO_TOKEN = new Refused(new RevisionRefusal.NoToken());

    private final RevisionRules rules = rules(false);
    private final RevisionRules partial = rules(true);

    private static RevisionRules rules(boolean allowPartial) {
        return new RevisionRules(new RevisionSettings(Secret.of("AAAA"), 28, allowPartial));
    }

    @ParameterizedTest(
            name = "stored {0}: confirmed {1}, likely {2}, negative {3}, user-report {4}, none {5}")
    @CsvSource({
        "likely,      revise,  no-op,   revise,  invalid, invalid",
        "user-report, revise,  revise,  revise,  no-op,   invalid",
        "confirmed,   no-op,   invalid, invalid, invalid, invalid",
        "negative,    invalid, invalid, no-op,   invalid, invalid",
        "'',          revise,  invalid, revise,  invalid, no-op"
    })
    void followsTheTransitionTable( // R16, R17, R18
            String stored,
            String confirmed,
            String likely,
            String negative,
            String user,
            String none) {
        assertThat(judge(stored, "confirmed")).isEqualTo(expected(confirmed, stored, "confirmed"));
        assertThat(judge(stored, "likely")).isEqualTo(expected(likely, stored, "likely"));
        assertThat(judge(stored, "negative")).isEqualTo(expected(negative, stored, "negative"));
        assertThat(judge(stored, "user-report")).isEqualTo(expected(user, stored, "user-report"));
        assertThat(judge(stored, "")).isEqualTo(expected(none, stored, ""));
    }

    private RevisionJudgement judge(String stored, String incoming) {
        KnownKey known = known(TEK, type(stored), Optional.empty(), Origin.LOCAL);
        return rules.judge(claim(type(incoming), proof(), true), List.of(known));
    }

    private static RevisionJudgement expected(String word, String from, String to) {
        return switch (word) {
            case "revise" -> REVISED;
            case "no-op" -> UNCHANGED;
            default -> new Refused(new RevisionRefusal.Forbidden(type(from), type(to)));
        };
    }

    @ParameterizedTest(name = "R04, R19: likely, revised to confirmed: {0} is {1}")
    @CsvSource({
        "likely, no-op",
        "confirmed, no-op",
        "negative, revised",
        "user-report, revised",
        "'', revised"
    })
    void revisesAKeyOnlyOnce(String incoming, String outcome) {
        KnownKey known = known(TEK, type("likely"), type("confirmed"), Origin.LOCAL);

        assertThat(rules.judge(claim(type(incoming), proof(), true), List.of(known)))
                .isEqualTo(
                        outcome.equals("no-op")
                                ? UNCHANGED
                                : new Refused(new RevisionRefusal.AlreadyRevised()));
    }

    @ParameterizedTest(name = "R22: imported as likely, uploaded as {0}")
    @ValueSource(strings = {"likely", "confirmed"})
    void leavesKeysOfOtherServersAlone(String incoming) { // D06
        KnownKey known = known(TEK, type("likely"), Optional.empty(), Origin.IMPORTED);

        assertThat(rules.judge(claim(type(incoming), proof(), true), List.of(known)))
                .isEqualTo(incoming.equals("likely") ? UNCHANGED : NOT_PROVEN);
    }

    /// Times of a key in token, upload and row: every combination of two starts and two periods.
    static Stream<int[]> combinations() {
        return IntStream.range(0, 64)
                .mapToObj(bits -> IntStream.range(0, 6).map(i -> bits >> i & 1).toArray());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void comparesTokenUploadAndRow(int[] bit) { // S-12, R11, R12, D06
        var token = new RevisableKey(TEK, 2706048 + bit[0], 143 + bit[1]);
        var sent = new RevisableKey(TEK, 2706048 + bit[2], 143 + bit[3]);
        var stored =
                new KnownKey(
                        TEK,
                        new IntervalNumber(2706048 + bit[4]),
                        new RollingPeriod(143 + bit[5]),
                        type("likely"),
                        Optional.empty(),
                        Origin.LOCAL);
        boolean equal =
                bit[0] == bit[2] && bit[2] == bit[4] && bit[1] == bit[3] && bit[3] == bit[5];
        for (RevisionRules either : List.of(rules, partial)) {
            var claim =
                    RevisionClaim.of(
                            List.of(sent), type("confirmed"), new Usable(List.of(token)), true);
            assertThat(either.judge(claim, List.of(stored)))
                    .isEqualTo(equal ? REVISED : NOT_PROVEN);
        }
    }

    @Test
    void asksForATokenOnlyWhereAKeyIsStored() { // R02, R06, R07, R08, R10, R15
        KnownKey known = known(TEK, type("likely"), Optional.empty(), Origin.LOCAL);
        for (RevisionRules either : List.of(rules, partial)) {
            for (String incoming : List.of("likely", "confirmed")) {
                var none = claim(type(incoming), new None(), true);
                assertThat(either.judge(none, List.of(known))).isEqualTo(NO_TOKEN);
                assertThat(either.judge(none, List.of())).isEqualTo(NOTHING);
                var unusable = claim(type(incoming), new Unusable(), true);
                assertThat(either.judge(unusable, List.of(known))).isEqualTo(NOT_PROVEN);
                assertThat(either.judge(unusable, List.of())).isEqualTo(NOTHING);
            }
        }
    }

    @Test
    void refusesOrDropsAKeyThatTheTokenDoesNotName() { // R03, R13
        KnownKey known = known(TEK, type("likely"), Optional.empty(), Origin.LOCAL);
        var claim = claim(type("confirmed"), new Usable(List.of(times(tek(2)))), true);

        assertThat(rules.judge(claim, List.of(known))).isEqualTo(NOT_PROVEN);
        assertThat(partial.judge(claim, List.of(known))).isEqualTo(DROPPED);
    }

    @Test
    void needsNoTokenOfTrustedApps() { // R23
        KnownKey known = known(TEK, type("likely"), Optional.empty(), Origin.LOCAL);

        assertThat(rules.judge(claim(type("confirmed"), new None(), false), List.of(known)))
                .isEqualTo(REVISED);
    }

    @Test
    void refusesAllForOneForbiddenKey() {
        KnownKey good = known(TEK, type("likely"), Optional.empty(), Origin.LOCAL);
        KnownKey bad = known(tek(2), type("likely"), type("negative"), Origin.LOCAL);
        var keys = List.of(times(TEK), times(tek(2)));
        var claim = RevisionClaim.of(keys, type("confirmed"), new Usable(keys), true);

        assertThat(rules.judge(claim, List.of(good, bad)))
                .isEqualTo(new Refused(new RevisionRefusal.AlreadyRevised()));
    }

    private static RevisionClaim claim(
            Optional<ReportType> type, OpenedToken token, boolean tokenRequired) {
        return RevisionClaim.of(List.of(times(TEK)), type, token, tokenRequired);
    }

    private static OpenedToken proof() {
        return new Usable(List.of(times(TEK)));
    }

    private static RevisableKey times(TemporaryExposureKey tek) {
        return new RevisableKey(tek, 2706048, 144);
    }

    private static KnownKey known(
            TemporaryExposureKey tek,
            Optional<ReportType> type,
            Optional<ReportType> revised,
            Origin origin) {
        return new KnownKey(
                tek, new IntervalNumber(2706048), RollingPeriod.DAY, type, revised, origin);
    }

    private static Optional<ReportType> type(String word) {
        return ReportType.ofClaim(word);
    }

    private static TemporaryExposureKey tek(int fill) {
        var bytes = new byte[TemporaryExposureKey.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return TemporaryExposureKey.of(bytes);
    }
}

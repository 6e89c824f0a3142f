package org.enkeyserver.exposure.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.exposure.validation.Judgement.Acceptable;
import org.enkeyserver.exposure.wire.SentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows S01 to S09 of `spec/publish.md` section 11.5, at its frozen clock.
final class SymptomOnsetTest {

    private static final int TODAY = 2706192;
    private static final int S = TODAY - 7 * 144;
    private static final List<SentKey> THREE_DAYS =
            List.of(
                    KeyRulesTest.key(0, 1, S, 144),
                    KeyRulesTest.key(1, 2, S + 144, 144),
                    KeyRulesTest.key(2, 3, S + 288, 144));

    @Test
    void takesTheOnsetOfTheCertificate() { // S01
        assertThat(days(true, OptionalLong.of(S + 150), OptionalLong.empty()))
                .containsExactly(-1, 0, 1);
        assertThat(
                        judge(THREE_DAYS, true, OptionalLong.of(S + 150), OptionalLong.empty())
                                .onsetDaysAgo())
                .hasValue(6);
    }

    @Test
    void prefersTheCertificateToTheRequest() { // S02, D11
        assertThat(days(true, OptionalLong.of(S + 288), OptionalLong.of(S + 144)))
                .containsExactly(-2, -1, 0);
    }

    @Test
    void prefersTheRequestWhereSetUpLikeTheReferenceServer() { // S02
        assertThat(days(false, OptionalLong.of(S + 288), OptionalLong.of(S + 144)))
                .containsExactly(-1, 0, 1);
    }

    @Test
    void takesTheRequestWhereTheCertificateSaysNothing() { // S02, D11
        assertThat(days(true, OptionalLong.empty(), OptionalLong.of(S + 144)))
                .containsExactly(-1, 0, 1);
        assertThat(days(true, OptionalLong.of(0xFFFF_FFFFL), OptionalLong.of(S + 144)))
                .containsExactly(-1, 0, 1);
    }

    @Test
    void assumesTheDefaultForAnOnsetOf1970() { // S03
        assertThat(days(true, OptionalLong.empty(), OptionalLong.of(1)))
                .containsExactly(-3, -2, -1);
        assertThat(judge(THREE_DAYS, true, OptionalLong.empty(), OptionalLong.of(1)).onsetDaysAgo())
                .isEmpty();
    }

    @Test
    void dropsAKeyTooFarFromOnsetWithAWarning() { // S04
        var two = THREE_DAYS.subList(0, 2);

        Acceptable judged = judge(two, true, OptionalLong.of(S - 14 * 144), OptionalLong.empty());

        assertThat(judged.keys()).hasSize(1);
        assertThat(judged.keys().getFirst().daysSinceOnset().value()).isEqualTo(14);
        assertThat(judged.rejections()).isEmpty();
        assertThat(judged.warnings())
                .containsExactly(
                        "key 1 symptom onset is too large, 15 > 14 - saving without this key");
        assertThat(judged.onsetDaysAgo()).hasValue(21);
        assertThat(judged.oldestDays()).isEqualTo(7);
    }

    @Test
    void keepsNoKeyWhereAllAreTooFarFromOnset() { // S05
        Acceptable judged =
                judge(
                        List.of(KeyRulesTest.key(0, 1, TODAY, 60)),
                        true,
                        OptionalLong.of(2702160),
                        OptionalLong.empty());

        assertThat(judged.keys()).isEmpty();
        assertThat(judged.oldestDays()).isZero();
        assertThat(judged.rejections()).isEmpty();
        assertThat(judged.warnings()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} onset {1} is counted from {2}")
    @CsvSource({
        "S06 oldest, 2702160, 2702160",
        "S06 too old, 2702159, 2705691",
        "S07 newest, 2706266, 2706266",
        "S07 now, 2706267, 2705691",
        "S07 far ahead, 4294967295, 2705691"
    })
    void believesOnsetsOfTheLast28Days(String row, long claimed, int expected) {
        var settings = settings(true);
        var diagnosis =
                new Diagnosis(Optional.empty(), OptionalLong.of(claimed), OptionalLong.empty());

        assertThat(
                        SymptomOnset.of(
                                diagnosis, UploadMoment.of(KeyRulesTest.now(), settings), settings))
                .extracting(SymptomOnset::interval)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "S08 key started {0} days ago: {1}")
    @CsvSource({"5,-1", "4,0", "3,1"})
    void countsFromFourDaysAgoByDefault(int ago, int days) {
        var key = List.of(KeyRulesTest.key(0, 1, TODAY - ago * 144, 144));

        assertThat(
                        judge(key, true, OptionalLong.empty(), OptionalLong.empty())
                                .keys()
                                .getFirst()
                                .daysSinceOnset()
                                .value())
                .isEqualTo(days);
    }

    @ParameterizedTest(name = "S09 {0} intervals from a midnight: {1} days")
    @CsvSource({"144,1", "210,1", "222,1", "-144,-1", "-150,-2", "-282,-2", "1164,8"})
    void countsWholeDays(int intervals, int days) {
        assertThat(new SymptomOnset(TODAY, false).daysUntil(TODAY + intervals)).isEqualTo(days);
    }

    private static List<Integer> days(
            boolean certificateFirst, OptionalLong certificate, OptionalLong request) {
        return judge(THREE_DAYS, certificateFirst, certificate, request).keys().stream()
                .map(key -> key.daysSinceOnset().value())
                .toList();
    }

    private static Acceptable judge(
            List<SentKey> keys,
            boolean certificateFirst,
            OptionalLong certificate,
            OptionalLong request) {
        var diagnosis = new Diagnosis(Optional.of(ReportType.CONFIRMED), certificate, request);
        return (Acceptable)
                new KeyRules(settings(certificateFirst)).judge(keys, diagnosis, KeyRulesTest.now());
    }

    private static ValidationSettings settings(boolean certificateFirst) {
        return new ValidationSettings(
                30,
                3,
                Duration.ofDays(15),
                Duration.ofHours(1),
                14,
                28,
                4,
                certificateFirst,
                false);
    }
}

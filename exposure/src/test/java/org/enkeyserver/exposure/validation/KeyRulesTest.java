package org.enkeyserver.exposure.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.exposure.validation.Judgement.Acceptable;
import org.enkeyserver.exposure.validation.Judgement.Unacceptable;
import org.enkeyserver.exposure.wire.SentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows K01 to K25 of `spec/publish.md` section 11.4, at its frozen clock.
final class KeyRulesTest {

    private static final int TODAY = 2706192;
    private static final int WEEK_AGO = TODAY - 7 * 144;
    private static final Diagnosis CONFIRMED = diagnosis(Optional.of(ReportType.CONFIRMED));

    private final KeyRules rules = new KeyRules(settings(Duration.ofHours(1), false));

    @Test
    void refusesAnEmptyUpload() { // K01
        assertThat(refusal(List.of())).isEqualTo("no exposure keys in publish request");
    }

    @Test
    void refusesMoreKeysThanAllowed() { // K02
        List<SentKey> keys = new ArrayList<>();
        for (int i = 0; i < 31; i++) {
            keys.add(key(i, i, WEEK_AGO, 144));
        }
        assertThat(refusal(keys))
                .isEqualTo("too many exposure keys in publish: 31, max of 30 is allowed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    K03 risk -1         | 2706048 | 144 | -1         | invalid transmission risk: -1, must be >= 0 && <= 8
                    K03 risk 9          | 2706048 | 144 | 9          | invalid transmission risk: 9, must be >= 0 && <= 8
                    K03 risk of 64 bits | 2706048 | 144 | 4294967297 | invalid transmission risk: 4294967297, must be >= 0 && <= 8
                    K05 period 0, D12   | 2706048 | 0   | 0          | invalid interval count, 0, must be >= 1 && <= 144
                    K05 period 145      | 2706048 | 145 | 0          | invalid interval count, 145, must be >= 1 && <= 144
                    K05 period -1       | 2706048 | -1  | 0          | invalid interval count, -1, must be >= 1 && <= 144
                    K06 too old, K-97   | 2703962 | 144 | 0          | key expires before minimum window; 2703962 + 144 = 2704106 which is too old, must be >= 2704107
                    K06 before the epoch | -144   | 144 | 0          | key expires before minimum window; -144 + 144 = 0 which is too old, must be >= 2704107
                    K06 32 bits, D29 | -2147483648 | 144 | 0         | key expires before minimum window; -2147483648 + 144 = -2147483504 which is too old, must be >= 2704107
                    K07 in the future   | 2706268 | 144 | 0          | interval number 2706268 is in the future, must be <= 2706267
                    K07 32 bits, D29  | 2147483647 | 144 | 0         | interval number 2147483647 is in the future, must be <= 2706267
                    """)
    void dropsAKeyThatBreaksARule(String row, int start, int period, long risk, String reason) {
        var bad = new SentKey(1, text(2, 16), start, period, risk);

        Judgement judged = rules.judge(List.of(key(0, 1, WEEK_AGO, 144), bad), CONFIRMED, now());

        assertThat(judged).isInstanceOf(Acceptable.class);
        Acceptable acceptable = (Acceptable) judged;
        assertThat(acceptable.keys()).hasSize(1);
        assertThat(acceptable.rejections()).containsExactly(new KeyRejection(1, reason));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "K03 risk 0, 2706048, 144, 0",
        "K03 risk 8, 2706048, 144, 8",
        "K05 period 1, 2706048, 1, 0",
        "K06 oldest (K-97), 2703963, 144, 0",
        "K07 begins now, 2706267, 144, 0",
        "K08 began before the oldest interval, 2704106, 144, 0"
    })
    void keepsAKeyAtTheLimit(String row, int start, int period, long risk) {
        assertThat(kept(new SentKey(0, text(1, 16), start, period, risk))).hasSize(1);
    }

    @ParameterizedTest(name = "K04 length {0} refuses the upload (K-79)")
    @ValueSource(ints = {0, 14, 15, 17, 18})
    void refusesTheWholeUploadForAKeyOfWrongLength(int length) {
        var bad = new SentKey(1, text(2, length), WEEK_AGO + 144, 144, 0);

        assertThat(refusal(List.of(key(0, 1, WEEK_AGO, 144), bad)))
                .isEqualTo(
                        "key 1 cannot be imported: invalid key length, " + length + ", must be 16");
    }

    @Test
    void dropsAKeyThatIsNotBase64() { // K09
        var bad = new SentKey(0, "QUJD2", WEEK_AGO, 144, 0);

        Judgement judged = rules.judge(List.of(bad, key(1, 1, WEEK_AGO, 144)), CONFIRMED, now());

        assertThat(judged)
                .isInstanceOfSatisfying(
                        Acceptable.class,
                        some ->
                                assertThat(some.rejections())
                                        .containsExactly(
                                                new KeyRejection(
                                                        0, "illegal base64 data at input byte 4")));
    }

    @Test
    void refusesAnUploadOfBadKeysOnly() { // K11
        List<SentKey> keys =
                List.of(
                        new SentKey(0, "*", WEEK_AGO, 144, 0),
                        key(1, 2, 100, 144),
                        key(2, 3, WEEK_AGO, 200));

        assertThat(refusal(keys))
                .isEqualTo(
                        """
                        3 errors occurred:
                        \t* key 0 cannot be imported: illegal base64 data at input byte 0
                        \t* key 1 cannot be imported: key expires before minimum window; 100 + 144 = 244 which is too old, must be >= 2704107
                        \t* key 2 cannot be imported: invalid interval count, 200, must be >= 1 && <= 144

                        """);
        assertThat(refusal(List.of(key(0, 1, 100, 144))))
                .startsWith("1 error occurred:\n\t* key 0");
    }

    @ParameterizedTest(name = "{0}: {1}+{2}, window {3}s, same day {4}: {5}")
    @CsvSource({
        "K12, 2706192, 144, 3600, false, 2021-06-16T01:00:00Z",
        "K13, 2706192, 144, 3600, true, 2021-06-15T12:00:00Z",
        "K14, 2706192, 75, 3600, false, 2021-06-15T12:00:00Z",
        "K14, 2706192, 76, 3600, false, 2021-06-15T13:00:00Z",
        "3.4, 2706267, 1, 3600, false, 2021-06-15T13:00:00Z",
        "3.4, 2706191, 144, 60, false, 2021-06-15T23:51:00Z",
        "3.4, 2706048, 144, 10, false, 2021-06-15T12:34:50Z"
    })
    void holdsAKeyBackWhileItIsInUse(
            String row, int start, int period, int window, boolean sameDay, Instant created) {
        var custom = new KeyRules(settings(Duration.ofSeconds(window), sameDay));

        Judgement judged = custom.judge(List.of(key(0, 1, start, period)), CONFIRMED, now());

        assertThat(judged)
                .isInstanceOfSatisfying(
                        Acceptable.class,
                        yes -> assertThat(yes.keys().getFirst().createdAt()).isEqualTo(created));
    }

    @ParameterizedTest(name = "K15 {0} fills in {1}")
    @CsvSource({"CONFIRMED,2", "LIKELY,4", "NEGATIVE,6"})
    void fillsInTheRiskOfTheReportType(ReportType type, int risk) {
        assertThat(riskOf(0, diagnosis(Optional.of(type)))).isEqualTo(risk);
    }

    @Test
    void fillsInFiveForSelfReports() { // K15, D13
        assertThat(riskOf(0, diagnosis(Optional.of(ReportType.USER_REPORT)))).isEqualTo(5);
    }

    @Test
    void keepsTheRiskThatWasSent() { // K16
        assertThat(riskOf(7, CONFIRMED)).isEqualTo(7);
    }

    @Test
    void fillsInNothingWithoutACertificate() { // K17
        assertThat(riskOf(0, diagnosis(Optional.empty()))).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"K18 in order, 0, 142", "K19 in reverse, 142, 0"})
    void refusesKeysThatOverlapInPart(String row, int first, int second) {
        assertThat(
                        refusal(
                                List.of(
                                        key(0, 1, WEEK_AGO + first, 144),
                                        key(1, 2, WEEK_AGO + second, 144))))
                .isEqualTo(
                        "exposure keys have non aligned overlapping intervals. "
                                + (WEEK_AGO + 142)
                                + " overlaps with previous key that is good from "
                                + WEEK_AGO
                                + " to "
                                + (WEEK_AGO + 144)
                                + ".");
    }

    @Test
    void keepsThreeKeysOfTheSameStart() { // K20
        assertThat(
                        kept(
                                key(0, 1, WEEK_AGO, 44),
                                key(1, 2, WEEK_AGO, 88),
                                key(2, 3, WEEK_AGO, 144),
                                key(3, 4, WEEK_AGO + 144, 44),
                                key(4, 5, WEEK_AGO + 144, 88),
                                key(5, 6, WEEK_AGO + 144, 144)))
                .hasSize(6);
    }

    @Test
    void refusesFourKeysOfTheSameStart() { // K21
        assertThat(
                        refusal(
                                List.of(
                                        key(0, 1, WEEK_AGO, 44),
                                        key(1, 2, WEEK_AGO, 88),
                                        key(2, 3, WEEK_AGO, 100),
                                        key(3, 4, WEEK_AGO, 144))))
                .isEqualTo(
                        "too many overlapping keys for start interval: "
                                + WEEK_AGO
                                + " want: <= 3, got: 4");
    }

    @Test
    void comparesWithTheLongestKeyOfAStart() { // section 3.7
        assertThat(
                        refusal(
                                List.of(
                                        key(0, 1, WEEK_AGO, 144),
                                        key(1, 2, WEEK_AGO, 44),
                                        key(2, 3, WEEK_AGO + 44, 144))))
                .contains("non aligned overlapping");
    }

    @Test
    void keepsKeysThatFollowEachOtherAndLeaveGaps() { // K22, C-20
        assertThat(
                        kept(
                                key(0, 1, WEEK_AGO, 144),
                                key(1, 2, WEEK_AGO + 144, 30),
                                key(2, 3, WEEK_AGO + 600, 144)))
                .hasSize(3);
    }

    @Test
    void saysOnlyTheOverlapWhereAKeyIsInvalidToo() { // K23
        assertThat(
                        refusal(
                                List.of(
                                        key(0, 9, 100, 144),
                                        key(1, 1, WEEK_AGO, 144),
                                        key(2, 2, WEEK_AGO + 1, 144))))
                .startsWith("exposure keys have non aligned overlapping intervals.");
    }

    @Test
    void countsDaysFromTheDefaultOnset() { // K25
        List<SentKey> keys =
                List.of(
                        key(0, 1, WEEK_AGO, 144),
                        key(1, 2, WEEK_AGO + 144, 144),
                        key(2, 3, WEEK_AGO + 288, 144),
                        key(3, 4, WEEK_AGO + 432, 144));

        var judged = (Acceptable) rules.judge(keys, CONFIRMED, now());

        assertThat(judged.keys())
                .extracting(key -> key.daysSinceOnset().value())
                .containsExactly(-3, -2, -1, 0);
        assertThat(judged.oldestDays()).isEqualTo(7);
        assertThat(judged.onsetDaysAgo()).isEmpty();
    }

    @Test
    void worksBeyondTheYear2038() { // D29
        Instant later = Instant.parse("2040-02-01T12:00:00Z");
        int start = Math.toIntExact(later.getEpochSecond() / 600) - 288;

        Judgement judged = rules.judge(List.of(key(0, 1, start, 144)), CONFIRMED, later);

        assertThat(judged).isInstanceOf(Acceptable.class);
        assertThat(((Acceptable) judged).rejections()).isEmpty();
    }

    private List<JudgedKey> kept(SentKey... keys) {
        Judgement judged = rules.judge(List.of(keys), CONFIRMED, now());
        assertThat(judged)
                .isInstanceOfSatisfying(
                        Acceptable.class, yes -> assertThat(yes.rejections()).isEmpty());
        return ((Acceptable) judged).keys();
    }

    private String refusal(List<SentKey> keys) {
        Judgement judged = rules.judge(keys, CONFIRMED, now());
        assertThat(judged).isInstanceOf(Unacceptable.class);
        return ((Unacceptable) judged).reason();
    }

    private int riskOf(int sent, Diagnosis diagnosis) {
        var key = new SentKey(0, text(1, 16), WEEK_AGO, 144, sent);
        Judgement judged = rules.judge(List.of(key), diagnosis, now());
        return ((Acceptable) judged).keys().getFirst().transmissionRisk().level();
    }

    static Instant now() {
        return TestClock.SPEC_NOW;
    }

    static ValidationSettings settings(Duration window, boolean sameDay) {
        return new ValidationSettings(30, 3, Duration.ofDays(15), window, 14, 28, 4, true, sameDay);
    }

    private static Diagnosis diagnosis(Optional<ReportType> type) {
        return new Diagnosis(type, OptionalLong.empty(), OptionalLong.empty());
    }

    static SentKey key(int index, int fill, int start, int period) {
        return new SentKey(index, text(fill, 16), start, period, 0);
    }

    private static String text(int fill, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

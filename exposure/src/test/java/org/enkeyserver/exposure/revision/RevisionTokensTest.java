package org.enkeyserver.exposure.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.enkeyserver.common.settings.Secret;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.exposure.revision.OpenedToken.None;
import org.enkeyserver.exposure.revision.OpenedToken.Unusable;
import org.enkeyserver.exposure.revision.OpenedToken.Usable;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens, with the vector of `spec/publish.md` appendix A.3.
class RevisionTokensTest {

    private static final Instant NOW = TestClock.SPEC_NOW;
    private static final String APP = "com.example.app";

    private static final String VECTOR =
            "CgE3EmcAAQIDBAUGBwgJCgtNGNwLxOTDGoxAloqw6HlsgteGNeD7ytk5f3WEF3AKogMSrP6twxCadqZ9"
                    + "74qFKjr+yfYoW87o0C2dOhkY4/Xu8DzGetPRJmEcVKoab30xyCg/AEJbs/wj2gKF";

    private final MemoryRevisionKeys keys = new MemoryRevisionKeys();
    private final RevisionTokens tokens = tokens("EA8ODQwLCgkIBwYFBAMCAQ==");

    @BeforeEach
    void oneKey() {
        keys.add(7, 0);
    }

    private RevisionTokens tokens(String aad) {
        return new RevisionTokens(
                keys,
                new RevisionSettings(Secret.of(aad), 28, false),
                new ValidationSettings(
                        30, 3, Duration.ofDays(15), Duration.ofHours(1), 14, 28, 4, true, false),
                new SecureRandom());
    }

    @Test
    void opensTheTokenOfTheSpecification() { // R29, appendix A.3
        assertThat(tokens.open(VECTOR, APP, NOW))
                .isEqualTo(new Usable(List.of(key(1, 2706048, 144), key(2, 2706192, 75))));
    }

    @Test
    void opensWhatItSealed() { // R25
        List<RevisableKey> sealed = List.of(key(1, 2706048, 144), key(2, 2705904, 1));

        assertThat(open(seal(sealed))).isEqualTo(new Usable(sealed));
    }

    @Test
    void sealsATokenWithoutKeysToo() { // K-82
        assertThat(open(seal(List.of()))).isEqualTo(new Usable(List.of()));
    }

    @Test
    void sealsTokensOfOneLength() { // D15
        assertThat(
                        IntStream.rangeClosed(0, 28)
                                .mapToObj(RevisionTokensTest::keys)
                                .map(some -> seal(some).length())
                                .distinct())
                .containsExactly(1144);
        assertThat(seal(keys(30)).length()).isEqualTo(seal(keys(56)).length());
        assertThat(seal(List.of(key(1, 1, 1))).length()).isEqualTo(1144);
        assertThat(seal(List.of(key(1, Integer.MAX_VALUE, 144))).length()).isEqualTo(1144);
    }

    @Test
    void neverSealsTheSameTextTwice() {
        assertThat(seal(keys(1))).isNotEqualTo(seal(keys(1)));
    }

    @Test
    void bindsATokenToItsApp() { // D32
        assertThat(tokens.open(seal(keys(1)), "com.example.other", NOW)).isEqualTo(new Unusable());
    }

    @Test
    void bindsATokenToItsDeployment() { // D32
        assertThat(tokens("c29tZXRoaW5nIGVsc2U=").open(seal(keys(1)), APP, NOW))
                .isEqualTo(new Unusable());
    }

    @Test
    void takesATokenAsLongAsItsKeysCanBeRevised() { // D32, K-94
        String token = seal(keys(1));

        Instant last = NOW.plus(Duration.ofDays(16)).minusSeconds(1);
        assertThat(tokens.open(token, APP, last)).isInstanceOf(Usable.class);
        assertThat(tokens.open(token, APP, last.plusSeconds(2))).isEqualTo(new Unusable());
    }

    @Test
    void takesATokenAfterItsKeyWasReplacedAndNotAfterItWasDestroyed() { // R26, R27, K-94
        String token = seal(keys(1));
        keys.add(8, 100);

        assertThat(open(token)).isEqualTo(new Usable(keys(1)));
        keys.destroy(7);
        assertThat(open(token)).isEqualTo(new Unusable());
    }

    @ParameterizedTest(name = "R08: {0} is none")
    @ValueSource(strings = {"", "*", "not base64!", "===", "A"})
    void takesWhatIsNoBase64ForNone(String sent) {
        assertThat(open(sent)).isEqualTo(new None());
    }

    @ParameterizedTest(name = "R07: {0} is unusable")
    @ValueSource(
            strings = {
                "AAAA",
                "CgE3",
                "CgE3EgA=",
                "CgE5EgEA",
                "CgF4EgEA",
                "CgE3EmcAAQIDBAUGBwgJCgtNGA==",
                "////////"
            })
    void refusesWhatIsNoToken(String sent) {
        assertThat(open(sent)).isEqualTo(new Unusable());
    }

    @Test
    void refusesATokenWithAnyBitChanged() {
        byte[] bytes = Base64.getDecoder().decode(seal(keys(2)));
        for (int i = 5; i < bytes.length; i += 7) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(open(Base64.getEncoder().encodeToString(changed))).isEqualTo(new Unusable());
        }
    }

    @Test
    void mergesFormerKeysAndNewOnes() { // R24
        List<RevisableKey> former = List.of(key(1, 2706048, 144), key(2, 2705904, 144));
        List<RevisableKey> added = List.of(key(2, 2705904, 100), key(3, 2705760, 144));

        assertThat(open(tokens.prepare(APP, NOW).seal(former, added)))
                .isEqualTo(
                        new Usable(
                                List.of(
                                        key(1, 2706048, 144),
                                        key(2, 2705904, 144),
                                        key(3, 2705760, 144))));
    }

    @Test
    void forgetsFormerKeysThatAreTooOld() { // R28
        int oldest = IntervalNumber.at(NOW.minus(Duration.ofDays(15))).value();
        List<RevisableKey> former = List.of(key(1, oldest - 144, 144), key(2, oldest - 145, 144));

        assertThat(open(tokens.prepare(APP, NOW).seal(former, List.of())))
                .isEqualTo(new Usable(List.of(key(1, oldest - 144, 144))));
    }

    @Test
    void saysWhenNoKeyIsThere() { // D05
        keys.destroy(7);

        assertThatThrownBy(() -> tokens.prepare(APP, NOW))
                .isInstanceOf(RevisionKeysUnavailableException.class);
    }

    @Test
    void refusesToStartWithoutAad() {
        assertThatThrownBy(() -> new RevisionSettings(Secret.of(""), 28, false))
                .hasMessageContaining(
                        "must provide Additional Authenticated Data (AAD) for revision token"
                                + " encryption in REVISION_TOKEN_AAD env variable");
        assertThatThrownBy(() -> new RevisionSettings(Secret.of("*"), 28, false))
                .hasMessageContaining("REVISION_TOKEN_AAD");
        assertThatThrownBy(() -> new RevisionSettings(Secret.of("AAAA"), 0, false))
                .hasMessageContaining("REVISION_TOKEN_MIN_LENGTH");
        assertThat(new RevisionSettings(Secret.of("c2VjcmV0"), 28, false).toString())
                .doesNotContain("c2VjcmV0"); // D45
    }

    private String seal(List<RevisableKey> contents) {
        return tokens.prepare(APP, NOW).seal(List.of(), contents);
    }

    private OpenedToken open(String token) {
        return tokens.open(token, APP, NOW);
    }

    private static List<RevisableKey> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> key(i + 1, 2706048 - i, 144)).toList();
    }

    private static RevisableKey key(int fill, int start, int period) {
        var bytes = new byte[TemporaryExposureKey.LENGTH];
        Arrays.fill(bytes, (byte) fill);
        return new RevisableKey(TemporaryExposureKey.of(bytes), start, period);
    }
}

package org.enkeyserver.exposure.chaff;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.exposure.validation.Diagnosis;
import org.enkeyserver.exposure.validation.Judgement;
import org.enkeyserver.exposure.validation.KeyRules;
import org.enkeyserver.exposure.validation.ValidationSettings;
import org.enkeyserver.exposure.verification.CertificateSettings;
import org.enkeyserver.exposure.verification.HealthAuthorityVerifier;
import org.enkeyserver.exposure.verification.UploadClaim;
import org.enkeyserver.exposure.verification.VerificationOutcome;
import org.enkeyserver.exposure.verification.VerificationOutcome.Verified;
import org.enkeyserver.exposure.wire.SentKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is rehearsed would have been accepted, like most of what phones send. // S-02
final class ChaffUploadsTest {

    private final TestClock clock = new TestClock(TestClock.SPEC_NOW);
    private final SecureRandom random = new SecureRandom();
    private final ValidationSettings validation = settings(Duration.ofDays(15));
    private final CertificateSettings certificates =
            new CertificateSettings(Duration.ZERO, true, Duration.ofHours(1));
    private final ChaffAuthority authority = new ChaffAuthority(random);
    private final ChaffUploads uploads = uploads(validation, certificates);

    @AfterEach
    void stop() {
        uploads.destroy();
    }

    @ParameterizedTest(name = "{0} keys")
    @ValueSource(ints = {1, 2, 13, 14, 15, 16, 29, 30})
    void passEveryRule(int keys) {
        ChaffUpload upload = uploads.take(keys);

        assertThat(upload.keys()).hasSize(keys);
        assertAccepted(upload, validation);
    }

    @ParameterizedTest(name = "maximum age {0}")
    @CsvSource({"PT12H, 14", "PT48H, 30", "P30D, 30", "P30D, 1"})
    void passEveryRuleWhereOtherAgesAreTaken(Duration oldest, int keys) {
        ValidationSettings other = settings(oldest);
        var stock = uploads(other, certificates);

        assertAccepted(stock.take(keys), other);
        stock.destroy();
    }

    @ParameterizedTest(name = "{0} later, certificates live {1}")
    @CsvSource({
        "PT0S, PT1H",
        "PT4M, PT1H",
        "PT10M, PT1H",
        "P400D, PT1H",
        "-P1D, PT1H",
        "PT4S, PT5S"
    })
    void areVouchedForWheneverTheyAreTaken(Duration later, Duration life) {
        var settings = new CertificateSettings(Duration.ZERO, true, life);
        var stock = uploads(validation, settings);
        clock.advance(later);

        assertThat(verify(stock.take(14), settings)).isInstanceOf(Verified.class);
        stock.destroy();
    }

    @Test
    void areNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            uploads.take(14).keys().forEach(key -> assertThat(seen.add(key.key())).isTrue());
        }
    }

    @ParameterizedTest(name = "chaff of {0} keys")
    @ValueSource(ints = {-1, 0, 31, 1000})
    void haveAsManyKeysAsRealUploadsWhereTheChaffDoesNotSay(int sent) {
        List<Integer> counts =
                IntStream.range(0, 200).mapToObj(i -> uploads.take(sent).keys().size()).toList();

        assertThat(counts).allMatch(count -> count >= 1 && count <= 30);
        assertThat(counts.stream().filter(count -> count == 14)).hasSizeBetween(60, 140);
    }

    @Test
    void areVouchedForByNobodyElse() {
        ChaffUpload upload = uploads.take(14);
        var configured = new HealthAuthorityVerifier(issuer -> Optional.empty(), certificates);

        assertThat(configured.verify(authority.client(), claim(upload), clock.instant()))
                .isInstanceOf(VerificationOutcome.Rejected.class);
        assertThat(upload.toString()).isEqualTo("ChaffUpload[14 keys]"); // S-29
    }

    private void assertAccepted(ChaffUpload upload, ValidationSettings settings) {
        assertThat(verify(upload, certificates))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertNothingRejected(verified, upload.keys(), settings));
    }

    private void assertNothingRejected(
            Verified verified, List<SentKey> keys, ValidationSettings settings) {
        var diagnosis =
                new Diagnosis(
                        Optional.of(ReportType.CONFIRMED),
                        verified.symptomOnset(),
                        OptionalLong.empty());
        assertThat(new KeyRules(settings).judge(keys, diagnosis, clock.instant()))
                .isInstanceOfSatisfying(
                        Judgement.Acceptable.class,
                        yes -> {
                            assertThat(yes.keys()).hasSameSizeAs(keys);
                            assertThat(yes.rejections()).isEmpty();
                            assertThat(yes.warnings()).isEmpty();
                        });
    }

    private VerificationOutcome verify(ChaffUpload upload, CertificateSettings settings) {
        return new HealthAuthorityVerifier(authority::find, settings)
                .verify(authority.client(), claim(upload), clock.instant());
    }

    private static UploadClaim claim(ChaffUpload upload) {
        return new UploadClaim(upload.certificate(), upload.hmacKey(), upload.keys());
    }

    private ChaffUploads uploads(ValidationSettings rules, CertificateSettings accepted) {
        return new ChaffConfiguration().chaffUploads(authority, rules, accepted, random, clock);
    }

    private static ValidationSettings settings(Duration oldest) {
        return new ValidationSettings(30, 3, oldest, Duration.ofHours(1), 14, 28, 4, true, false);
    }
}

package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestAuthority;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows C01 to C25 of `spec/publish.md` section 11.3, over HTTP.
final class CertificateIT {

    private static final long NOW = TestUpload.NOW;
    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);
    private static final TestKey DAY_BEFORE = TestKey.of(2, 2705904, 144);
    private static final String MISMATCH =
            "HMAC mismatch, publish request does not match diagnosis verification certificate";
    private static final String NOT_CONFIGURED =
            "issuer not found, audience mismatch or no active public keys";

    private final PublishServer server = Servers.usual();
    private final PublishServer legacy = Servers.legacy();

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
        legacy.forgetKeys();
    }

    static List<Arguments> accepted() {
        return List.of(
                row("C01 four-part MAC, risk 4", upload(YESTERDAY.withRisk(4), DAY_BEFORE)),
                row("C02 three-part MAC, all risks 0", u -> u.macWithoutRisk()),
                row("C07 iat within the leeway, D14", claim("iat", NOW + 60)),
                row("C07 nbf within the leeway, D14", claim("nbf", NOW + 60)),
                row("C09 exp = now", claim("exp", NOW)),
                row("C10 no iat, no nbf", u -> u.withoutClaims("iat", "nbf")),
                row("D14 life of an hour", claim("exp", NOW + 3600)),
                row("C18 likely", u -> u.reportType("likely")),
                row("C18 confirmed", u -> u.reportType("confirmed")),
                row("C18 negative", u -> u.reportType("negative")),
                row("C18 user-report", u -> u.reportType("user-report")),
                row(
                        "C20 claim trisk",
                        u -> u.claim("trisk", "[{\"tr\":2,\"sinceRollingInterval\":2706000}]")),
                row(
                        "C21 key text with ====",
                        upload(YESTERDAY.withText("AQEBAQEBAQEBAQEBAQEBAQ===="))),
                row("K-96 MAC over the standard text", u -> standardMac()),
                row("C25 from one minute ago", kid("recent")),
                row("C25 from one minute ago until in one minute", kid("ending")),
                row(
                        "4.1 typ is not checked",
                        u -> u.header("{\"alg\":\"ES256\",\"kid\":\"test\",\"typ\":\"x\"}")),
                row(
                        "4.1 numbers 0 and null are absent",
                        u -> u.claim("iat", "0").claim("nbf", "null")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void accepts(UnaryOperator<TestUpload> shape) {
        Answer answer = server.publish(shape.apply(usual()));

        assertThat(answer.error()).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
    }

    static List<Arguments> refused() {
        return List.of(
                row(
                        "C03 three-part MAC, one risk 1",
                        MISMATCH,
                        u -> authority(YESTERDAY.withRisk(1)).macWithoutRisk()),
                row(
                        "C04 no JWT",
                        "token contains an invalid number of segments",
                        payload("totally not a JWT")),
                row("C04 nothing", "token contains an invalid number of segments", payload("")),
                row("C04 segments of rubbish", "token is malformed", payload("*.*.*")),
                row("C05 wrong iss (D04)", NOT_CONFIGURED, u -> u.claim("iss", "\"nobody\"")),
                row(
                        "C05 iss in other case (D04)",
                        NOT_CONFIGURED,
                        u -> u.claim("iss", "\"TEST-ISS\"")),
                row("C05 iss missing (D04)", NOT_CONFIGURED, u -> u.withoutClaims("iss")),
                row("C06 wrong aud (D04)", NOT_CONFIGURED, u -> u.claim("aud", "\"nobody\"")),
                row(
                        "C07 iat in one hour",
                        "not valid yet (NBF or IAT) in the future",
                        claim("iat", NOW + 3600)),
                row("C07 iat beyond the leeway, D14", "not valid yet", claim("iat", NOW + 61)),
                row("C07 nbf beyond the leeway, D14", "not valid yet", claim("nbf", NOW + 61)),
                row("C08 expired 60 s ago", "token is expired", claim("exp", NOW - 60)),
                row("C08 expired 1 s ago, no leeway", "token is expired", claim("exp", NOW - 1)),
                row("C10 no exp (D14)", "token has no expiry", u -> u.withoutClaims("exp")),
                row(
                        "D14 life of more than an hour",
                        "token is valid for too long",
                        claim("exp", NOW + 3601)),
                row(
                        "D14 life counted from nbf",
                        "token is valid for too long",
                        u ->
                                u.withoutClaims("iat")
                                        .claim("nbf", "" + (NOW - 3000))
                                        .claim("exp", "" + (NOW + 700))),
                row(
                        "C11 expired and bad signature",
                        "crypto/ecdsa: verification error",
                        u -> tampered(authority(YESTERDAY).claim("exp", "" + (NOW - 60)))),
                row("C11 bad signature", "crypto/ecdsa: verification error", u -> tampered(u)),
                row("C12 other tekmac", MISMATCH, u -> u.macOver("other")),
                row(
                        "C12 prefixed tekmac",
                        MISMATCH,
                        u -> u.claim("tekmac", "\"AAAA" + TestUpload.mac("x") + "\"")),
                row(
                        "C12 other hmacKey",
                        MISMATCH,
                        u -> u.member("hmacKey", "\"AQIDBAUGBwgJCgsMDQ4PEQ==\"")),
                row(
                        "C12 hmacKey of 15 bytes (D10)",
                        "shorter than 16 bytes",
                        u -> u.member("hmacKey", "\"AQIDBAUGBwgJCgsMDQ4P\"")),
                row(
                        "C12 no hmacKey (D10)",
                        "shorter than 16 bytes",
                        u -> u.withoutMember("hmacKey")),
                row(
                        "4.4 hmacKey no base64",
                        "error decoding HMAC secret",
                        u -> u.member("hmacKey", "\"*\"")),
                row(
                        "4.4 tekmac no base64",
                        "error decoding HMAC from claims",
                        u -> u.claim("tekmac", "\"*\"")),
                row(
                        "C13 HS256",
                        "unsupported signing method, must be ES256",
                        algorithm("\"HS256\"")),
                row("C13 none", "unsupported signing method, must be ES256", algorithm("\"none\"")),
                row(
                        "C13 ES384",
                        "unsupported signing method, must be ES256",
                        algorithm("\"ES384\"")),
                row("C14 XY", "signing method (alg) is unavailable.", algorithm("\"XY\"")),
                row(
                        "C14 es256 in lower case",
                        "signing method (alg) is unavailable.",
                        algorithm("\"es256\"")),
                row("C14 number", "signing method (alg) is unspecified.", algorithm("1")),
                row(
                        "C15 no kid",
                        "missing required header field, 'kid'",
                        u -> u.header("{\"alg\":\"ES256\"}")),
                row(
                        "C15 Kid is not kid",
                        "missing required header field, 'kid'",
                        u -> u.header("{\"alg\":\"ES256\",\"Kid\":\"test\"}")),
                row("C16 kid unknown (D04)", NOT_CONFIGURED, kid("v99")),
                row(
                        "C16 kid no text (D04)",
                        NOT_CONFIGURED,
                        u -> u.header("{\"alg\":\"ES256\",\"kid\":1}")),
                row("C16 key revoked (D04)", NOT_CONFIGURED, kid("revoked")),
                row("C16 key not yet active (D04)", NOT_CONFIGURED, kid("future")),
                row("C16 key from now on: bounds are exclusive", NOT_CONFIGURED, kid("begins-now")),
                row("C16 key until now: bounds are exclusive", NOT_CONFIGURED, kid("ends-now")),
                row("C16 key that cannot be read", NOT_CONFIGURED, kid("rubbish")),
                row(
                        "C17 app without the authority",
                        "has not authorized this health authority",
                        u -> u.app("com.example.alone")),
                row(
                        "C17 authority of others",
                        "has not authorized this health authority",
                        u -> u.claim("iss", "\"other-iss\"")),
                row("C18 bogus", "invalid report type", u -> u.reportType("bogus")),
                row("C18 missing", "invalid report type", u -> u.withoutClaims("reportType")),
                row(
                        "C19 aud as array",
                        "token is malformed",
                        u -> u.claim("aud", "[\"test-aud\"]")),
                row(
                        "4.1 fractional exp",
                        "token is malformed",
                        u -> u.claim("exp", NOW + 1 + ".5")),
                row(
                        "4.1 negative onset",
                        "token is malformed",
                        u -> u.claim("symptomOnsetInterval", "-1")),
                row(
                        "4.1 onset of 33 bits",
                        "token is malformed",
                        u -> u.claim("symptomOnsetInterval", "4294967296")),
                row(
                        "C22 no keys",
                        "cannot calculate hmac on empty exposure keys",
                        u -> authority()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String reason, UnaryOperator<TestUpload> shape) {
        Answer answer = server.publish(shape.apply(usual()));

        assertThat(answer.error())
                .startsWith("unable to validate diagnosis verification: ")
                .contains(reason);
        assertThat(answer.code()).isEqualTo("health_authority_verification_certificate_invalid");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).doesNotContain("nobody", "bogus", "v99");
        assertThat(server.storedKeys()).isZero();
    }

    @Test
    void acceptsCertificatesWithoutExpiryWhereSetUpSo() { // C10
        Answer answer =
                legacy.publish(
                        TestUpload.of(legacy.authority(), YESTERDAY)
                                .withoutClaims("exp", "iat", "nbf"));

        assertThat(answer.inserted()).isEqualTo(1);
    }

    @Test
    void takesKeysWithoutACertificateWhereBypassed() { // C23
        Answer answer =
                legacy.publish(
                        TestUpload.of(legacy.authority(), YESTERDAY.withRisk(3), DAY_BEFORE)
                                .app("com.example.bypass")
                                .member("verificationPayload", "\"garbage\""));

        assertThat(answer.inserted()).isEqualTo(2);
        assertThat(legacy.storedAll("report_type")).containsOnly("null");
        assertThat(legacy.storedAll("health_authority_id")).containsOnly("null");
        assertThat(legacy.storedAll("transmission_risk")).containsExactly("0", "3");
    }

    @Test
    void appliesAValidCertificateEvenWhereBypassed() { // C24
        legacy.publish(
                TestUpload.of(legacy.authority(), YESTERDAY)
                        .app("com.example.bypass")
                        .reportType("likely"));

        assertThat(legacy.stored("report_type")).isEqualTo("likely");
        assertThat(legacy.stored("health_authority_id")).isEqualTo("1");
    }

    @Test
    void refusesAnEmptyUploadWhereBypassed() { // K01
        Answer answer = legacy.publish(TestUpload.of(legacy.authority()).app("com.example.bypass"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error())
                .isEqualTo("unable to read request data: no exposure keys in publish request");
    }

    @ParameterizedTest(name = "D34 {0} needs a certificate without the global switch")
    @ValueSource(strings = {"com.example.bypass", "com.example.app"})
    void neverBypassesWithoutTheGlobalSwitch(String app) {
        Answer answer =
                server.publish(usual().app(app).member("verificationPayload", "\"garbage\""));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(server.storedKeys()).isZero();
    }

    @Test
    void bypassesForMarkedAppsOnly() { // C23
        Answer answer =
                legacy.publish(
                        TestUpload.of(legacy.authority(), YESTERDAY)
                                .member("verificationPayload", "\"garbage\""));

        assertThat(answer.code()).isEqualTo("health_authority_verification_certificate_invalid");
        assertThat(answer.status()).isEqualTo(400); // C-08
    }

    private static TestUpload usual() {
        return authority(YESTERDAY, DAY_BEFORE);
    }

    private static TestUpload authority(TestKey... keys) {
        return TestUpload.of(Servers.usual().authority(), keys);
    }

    private static TestUpload standardMac() {
        return authority(YESTERDAY.withText("AQEBAQEBAQEBAQEBAQEBAQ"))
                .macOver("AQEBAQEBAQEBAQEBAQEBAQ==.2706048.144.0");
    }

    private static TestUpload tampered(TestUpload upload) {
        String[] segments = upload.certificate().split("\\.", -1);
        String other = TestUpload.of(TestAuthority.create(), YESTERDAY).certificate();
        String signature = other.substring(other.lastIndexOf('.'));
        return upload.member(
                "verificationPayload", '"' + segments[0] + '.' + segments[1] + signature + '"');
    }

    private static UnaryOperator<TestUpload> upload(TestKey... keys) {
        return ignored -> authority(keys);
    }

    private static UnaryOperator<TestUpload> claim(String name, long value) {
        return upload -> upload.claim(name, Long.toString(value));
    }

    private static UnaryOperator<TestUpload> kid(String version) {
        return upload -> upload.header("{\"alg\":\"ES256\",\"kid\":\"" + version + "\"}");
    }

    private static UnaryOperator<TestUpload> algorithm(String json) {
        return upload -> upload.header("{\"alg\":" + json + ",\"kid\":\"test\"}");
    }

    private static UnaryOperator<TestUpload> payload(String certificate) {
        return upload -> upload.member("verificationPayload", '"' + certificate + '"');
    }

    private static Arguments row(String name, UnaryOperator<TestUpload> shape) {
        return Arguments.of(Named.of(name, shape));
    }

    private static Arguments row(String name, String reason, UnaryOperator<TestUpload> shape) {
        return Arguments.of(Named.of(name, reason), Named.of(name, shape));
    }
}

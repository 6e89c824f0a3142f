package org.enkeyserver.exposure.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An upload under construction: correct in everything that a test does not change.
///
/// The certificate is issued at the moment of the specification for ten minutes.
public final class TestUpload {

    /// The secret of the vectors in the specification. TEST
    public static final String HMAC_KEY = "AQIDBAUGBwgJCgsMDQ4PEA==";

    public static final long NOW = 1_623_760_496;

    private final TestAuthority authority;
    private final List<TestKey> keys = new ArrayList<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private final Map<String, String> members = new LinkedHashMap<>();
    private String header = "{\"alg\":\"ES256\",\"kid\":\"test\",\"typ\":\"JWT\"}";
    private boolean macWithRisk = true;
    private String macText = "";

    private TestUpload(TestAuthority authority) {
        this.authority = authority;
        claims.put("iss", "\"test-iss\"");
        claims.put("aud", "\"test-aud\"");
        claims.put("iat", Long.toString(NOW));
        claims.put("exp", Long.toString(NOW + 600));
        claims.put("reportType", "\"confirmed\"");
        members.put("healthAuthorityID", "\"com.example.app\"");
        members.put("hmacKey", '"' + HMAC_KEY + '"');
    }

    public static TestUpload of(TestAuthority authority, TestKey... keys) {
        var upload = new TestUpload(authority);
        upload.keys.addAll(List.of(keys));
        return upload;
    }

    public TestUpload app(String name) {
        return member("healthAuthorityID", '"' + name + '"');
    }

    /// The revision token of an earlier answer.
    public TestUpload token(String token) {
        return member("revisionToken", '"' + token + '"');
    }

    public TestUpload header(String json) {
        header = json;
        return this;
    }

    public TestUpload reportType(String type) {
        return claim("reportType", '"' + type + '"');
    }

    /// A claim in JSON; it replaces one of the same name.
    public TestUpload claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    public TestUpload withoutClaims(String... names) {
        List.of(names).forEach(claims::remove);
        return this;
    }

    /// A member of the request in JSON; it replaces one of the same name.
    public TestUpload member(String name, String json) {
        members.put(name, json);
        return this;
    }

    public TestUpload withoutMember(String name) {
        members.remove(name);
        return this;
    }

    /// Leaves the risks out of the MAC.
    public TestUpload macWithoutRisk() {
        macWithRisk = false;
        return this;
    }

    /// Signs a MAC over this text instead of that over the keys.
    public TestUpload macOver(String text) {
        macText = text;
        return this;
    }

    public String json() {
        var all = new LinkedHashMap<String, String>();
        all.put(
                "temporaryExposureKeys",
                keys.stream().map(TestKey::json).collect(Collectors.joining(",", "[", "]")));
        all.put("verificationPayload", '"' + certificate() + '"');
        all.putAll(members);
        return object(all);
    }

    public String certificate() {
        var all = new LinkedHashMap<>(claims);
        all.putIfAbsent("tekmac", '"' + mac() + '"');
        return authority.sign(header, object(all));
    }

    private String mac() {
        String text =
                macText.isEmpty()
                        ? keys.stream()
                                .sorted(Comparator.comparing(TestKey::text))
                                .map(key ->
                                        macWithRisk
                                                ? key.macText() + "." + key.risk().orElse(0)
                                                : key.macText())
                                .collect(Collectors.joining(","))
                        : macText;
        return mac(text);
    }

    /// The MAC over a text with [#HMAC_KEY], in base64.
    public static String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(HMAC_KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}

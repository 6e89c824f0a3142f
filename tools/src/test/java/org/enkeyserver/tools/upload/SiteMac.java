package org.enkeyserver.tools.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/// Compares the MAC in a certificate with the keys that came, on the server's side.
record SiteMac(Fault fault, List<JsonNode> keys, String secret, String told) {

    boolean isRight() {
        boolean riskless =
                keys.stream().allMatch(key -> key.path("transmissionRisk").asInt(0) == 0);
        boolean three =
                fault == Fault.TAKES_THREE_SEGMENTS_ALWAYS
                        || (riskless && fault != Fault.WANTS_THREE_SEGMENTS_NEVER);
        return told.equals(mac(4)) || (three && told.equals(mac(3)));
    }

    static byte[] decode(String text) {
        return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    }

    private String mac(int segments) {
        String text =
                keys.stream()
                        .sorted(Comparator.comparing(this::sortedBy))
                        .map(key -> segments(key, segments))
                        .collect(Collectors.joining(","));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    private String sortedBy(JsonNode key) {
        String sent = key.path("key").asString();
        return fault == Fault.SORTS_AS_SENT ? sent : standard(sent);
    }

    private static String standard(String sent) {
        return Base64.getEncoder().encodeToString(decode(sent));
    }

    private static String segments(JsonNode key, int segments) {
        String three =
                "%s.%d.%d"
                        .formatted(
                                standard(key.path("key").asString()),
                                key.path("rollingStartNumber").asInt(),
                                key.path("rollingPeriod").asInt(144));
        return segments == 3 ? three : three + "." + key.path("transmissionRisk").asInt(0);
    }
}

package org.enkeyserver.exposure.jwks;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SigningException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The keys of a JWKS document: `{"keys": [...]}` (RFC 7517) or the bare array that verification
/// servers publish. // D22
///
/// Elements that no certificate can be verified by are skipped: other types, curves and uses,
/// without a `kid`, private keys, points that are not on the curve. Of elements with the same `kid`
/// the first counts.
///
/// @param skipped elements left out
record JwksDocument(List<PublishedKey> keys, int skipped) {

    private static final int MOST_KEYS = 100;
    private static final int LONGEST_KID = 256;
    private static final int DEEPEST = 16;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    JwksDocument {
        keys = List.copyOf(keys);
    }

    /// @throws JwksException when it is no such document
    static JwksDocument read(byte[] json) throws JwksException {
        JsonNode elements = elements(json);
        if (elements.size() > MOST_KEYS) {
            throw new JwksException("the document has more than " + MOST_KEYS + " keys");
        }
        List<PublishedKey> keys = new ArrayList<>();
        Set<String> kids = new HashSet<>();
        int skipped = 0;
        for (JsonNode element : elements) {
            if (isSigningKey(element) && kids.add(text(element, "kid"))) {
                try {
                    keys.add(key(element));
                    continue;
                } catch (SigningException | IllegalArgumentException noPoint) {
                    kids.remove(text(element, "kid"));
                }
            }
            skipped++;
        }
        return new JwksDocument(keys, skipped);
    }

    private static JsonNode elements(byte[] json) throws JwksException {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode elements = root.isObject() ? root.path("keys") : root;
            if (elements.isArray()) {
                return elements;
            }
        } catch (JacksonException malformed) {
            throw new JwksException("the document is not JSON");
        }
        throw new JwksException("the document is no list of keys");
    }

    private static boolean isSigningKey(JsonNode element) {
        String kid = text(element, "kid");
        return text(element, "kty").equals("EC")
                && text(element, "crv").equals("P-256")
                && (!element.has("use") || text(element, "use").equals("sig"))
                && (!element.has("alg") || text(element, "alg").equals("ES256"))
                && (!element.has("key_ops")
                        || element.path("key_ops").toString().contains("\"verify\""))
                && !element.has("d")
                && !kid.isBlank()
                && kid.equals(kid.strip())
                && kid.length() <= LONGEST_KID
                && kid.indexOf('\0') < 0;
    }

    private static PublishedKey key(JsonNode element) {
        byte[] x = coordinate(element, "x");
        byte[] y = coordinate(element, "y");
        return new PublishedKey(
                text(element, "kid"), EcKeys.toPem(EcKeys.publicKeyFromPoint(x, y)));
    }

    private static byte[] coordinate(JsonNode element, String name) {
        return Base64.getUrlDecoder().decode(text(element, name));
    }

    private static String text(JsonNode element, String member) {
        JsonNode value = element.path(member);
        return value.isString() ? value.asString() : "";
    }
}

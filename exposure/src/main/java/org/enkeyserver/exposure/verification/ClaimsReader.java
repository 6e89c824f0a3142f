package org.enkeyserver.exposure.verification;

import java.util.HashMap;
import java.util.Map;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads the members of one JSON object of a certificate; of a repeated member the last counts.
final class ClaimsReader {

    private static final int DEEPEST = 16;

    private final JsonFactory json =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    CertificateParser.Claims read(byte[] bytes) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RejectedException(Reason.UNREADABLE);
            }
            Map<String, Object> values = new HashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                read(parser, name, values);
            }
            if (parser.nextToken() != null) {
                throw new RejectedException(Reason.UNREADABLE);
            }
            return new CertificateParser.Claims(values);
        } catch (JacksonException malformed) {
            throw new RejectedException(Reason.UNREADABLE);
        }
    }

    private static void read(JsonParser parser, String name, Map<String, Object> values) {
        switch (parser.nextToken()) {
            case VALUE_NULL -> values.remove(name);
            case VALUE_STRING -> values.put(name, parser.getString());
            case VALUE_NUMBER_INT -> values.put(name, number(parser));
            default -> {
                parser.skipChildren();
                values.put(name, CertificateParser.Claims.OTHER);
            }
        }
    }

    private static Object number(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> CertificateParser.Claims.OTHER;
        };
    }
}

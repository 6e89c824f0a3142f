package org.enkeyserver.exposure.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.enkeyserver.exposure.stats.Platform;
import org.enkeyserver.exposure.wire.SentKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads the body of an upload.
///
/// As deployed phones need it: member names in any case, unknown members ignored, of repeated
/// members the last counts, `null` is absent. Beyond that strict: one value of the right JSON type
/// for each member, UTF-8, exactly one JSON value. Messages never quote the body.
final class PublishRequestReader {

    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 256;

    private final JsonFactory json =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNameLength(LONGEST_NAME)
                                    .maxStringLength(UploadBody.LARGEST)
                                    .build())
                    .build();

    /// @throws UnreadableRequestException when the body is not an upload
    PublishRequest read(byte[] body, Dialect dialect) {
        requirePlainText(body);
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            var upload = new Upload(dialect);
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readMembers(parser, upload);
            } else if (first != JsonToken.VALUE_NULL) {
                throw JsonMembers.invalidValue("");
            }
            requireEnd(parser);
            return upload.request();
        } catch (StreamConstraintsException tooMuch) {
            throw JsonMembers.malformed("malformed json: too deep or too long");
        } catch (JacksonException malformed) {
            throw JsonMembers.malformed("malformed json");
        }
    }

    private static void readMembers(JsonParser parser, Upload upload) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken value = parser.nextToken();
            switch (name) {
                case "temporaryexposurekeys" -> upload.keys = readKeys(parser, value);
                case "verificationpayload" ->
                        upload.certificate = JsonMembers.text(parser, value, "verificationPayload");
                case "hmackey" -> upload.hmacKey = JsonMembers.text(parser, value, "hmacKey");
                case "symptomonsetinterval" ->
                        upload.symptomOnset =
                                JsonMembers.integer(parser, value, "symptomOnsetInterval");
                case "revisiontoken" ->
                        upload.revisionToken = JsonMembers.text(parser, value, "revisionToken");
                case "padding" -> JsonMembers.text(parser, value, "padding");
                default -> upload.readOwnMember(name, parser, value);
            }
        }
    }

    private static List<SentKey> readKeys(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (value != JsonToken.START_ARRAY) {
            throw JsonMembers.invalidValue("temporaryExposureKeys");
        }
        List<SentKey> keys = new ArrayList<>();
        JsonToken element = parser.nextToken();
        while (element != JsonToken.END_ARRAY) {
            keys.add(readKey(parser, element, keys.size()));
            element = parser.nextToken();
        }
        return keys;
    }

    private static SentKey readKey(JsonParser parser, @Nullable JsonToken value, int index) {
        if (value == JsonToken.VALUE_NULL) {
            return new SentKey(index, "", 0, 0, 0);
        }
        if (value != JsonToken.START_OBJECT) {
            throw JsonMembers.invalidValue("temporaryExposureKeys");
        }
        String key = "";
        int start = 0;
        int period = 0;
        long risk = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken member = parser.nextToken();
            switch (name) {
                case "key" -> key = JsonMembers.text(parser, member, "temporaryExposureKeys.key");
                case "rollingstartnumber" ->
                        start =
                                JsonMembers.integer(
                                        parser, member, "temporaryExposureKeys.rollingStartNumber");
                case "rollingperiod" ->
                        period =
                                JsonMembers.integer(
                                        parser, member, "temporaryExposureKeys.rollingPeriod");
                case "transmissionrisk" ->
                        risk =
                                JsonMembers.longInteger(
                                        parser, member, "temporaryExposureKeys.transmissionRisk");
                default -> parser.skipChildren();
            }
        }
        return new SentKey(index, key, start, period, risk);
    }

    /// The parser would take a byte order mark and UTF-16 silently; phones send neither.
    private static void requirePlainText(byte[] body) {
        int first = 0;
        while (first < body.length && isBlank(body[first])) {
            first++;
        }
        if (first == body.length) {
            throw JsonMembers.malformed("body must not be empty");
        }
        // Wider encodings have a NUL among the first four bytes.
        boolean wide = IntStream.range(0, Math.min(body.length, 4)).anyMatch(i -> body[i] == 0);
        if (wide || body[first] < 0) {
            throw JsonMembers.malformed("malformed json");
        }
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }

    private static void requireEnd(JsonParser parser) {
        boolean ended;
        try {
            ended = parser.nextToken() == null;
        } catch (JacksonException garbage) {
            ended = false;
        }
        if (!ended) {
            throw JsonMembers.malformed("body must contain only one JSON object");
        }
    }

    /// The members read so far.
    private static final class Upload {

        private final Dialect dialect;
        private List<SentKey> keys = List.of();
        private String app = "";
        private String certificate = "";
        private String hmacKey = "";
        private int symptomOnset;
        private boolean traveler;
        private String revisionToken = "";
        private List<String> regions = List.of();

        private Upload(Dialect dialect) {
            this.dialect = dialect;
        }

        /// Members that only one dialect has.
        private void readOwnMember(String name, JsonParser parser, JsonToken value) {
            if (dialect.namesApp(name)) {
                app = JsonMembers.text(parser, value, dialect.appMember());
            } else if (dialect.hasRegions() && name.equals("regions")) {
                regions = JsonMembers.texts(parser, value, "regions");
            } else if (!dialect.hasRegions() && name.equals("traveler")) {
                traveler = JsonMembers.bool(value, "traveler");
            } else {
                parser.skipChildren();
            }
        }

        PublishRequest request() {
            return new PublishRequest(
                    keys,
                    app,
                    certificate,
                    hmacKey,
                    symptomOnset == 0 ? OptionalLong.empty() : OptionalLong.of(symptomOnset),
                    dialect.hasRegions() ? regions.size() > 1 : traveler,
                    revisionToken,
                    regions,
                    Platform.UNKNOWN);
        }
    }
}

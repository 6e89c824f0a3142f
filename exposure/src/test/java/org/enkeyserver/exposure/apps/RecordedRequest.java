package org.enkeyserver.exposure.apps;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestUpload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request as an app sends it: route, headers and body of a file in `src/test/resources/apps`.
///
/// What differs from upload to upload stands in it as `@CERTIFICATE@`, `@TOKEN@` (a whole member),
/// `@TOKEN TEXT@`, `@PAD n@` (n characters) and `@FILL n@` (so many that the body has n bytes).
record RecordedRequest(String path, List<String> headers, String body) {

    private static final Pattern PAD = Pattern.compile("@PAD (\\d+)@");
    private static final Pattern FILL = Pattern.compile("@FILL (\\d+)@");
    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"test\",\"typ\":\"JWT\"}";

    static RecordedRequest of(String app) {
        try (InputStream file = RecordedRequest.class.getResourceAsStream("/apps/" + app)) {
            String text = new String(Objects.requireNonNull(file, app).readAllBytes(), UTF_8);
            String[] parts = text.split("\n\n", 2);
            List<String> head = parts[0].lines().toList();
            return new RecordedRequest(
                    head.getFirst().substring("POST ".length()),
                    head.subList(1, head.size()),
                    parts[1].strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isChaff() {
        return headers.stream().anyMatch(header -> header.startsWith("X-Chaff: "));
    }

    /// Sends it with a certificate over its keys.
    ///
    /// @param reportType what the certificate says
    /// @param token of an earlier answer; empty for none
    Answer sendTo(PublishServer server, String reportType, String token) {
        String sent = filled(server, reportType, token);
        return server.send(
                path,
                to -> {
                    for (String header : headers) {
                        String[] pair = header.split(": ", 2);
                        to.header(pair[0], pair[1]);
                    }
                    to.POST(BodyPublishers.ofString(sent));
                });
    }

    private String filled(PublishServer server, String reportType, String token) {
        String text =
                body.replace("@TOKEN TEXT@", token)
                        .replace(
                                "@TOKEN@",
                                token.isEmpty() ? "" : ",\"revisionToken\":\"" + token + '"');
        if (text.contains("@CERTIFICATE@")) {
            text = text.replace("@CERTIFICATE@", certificate(server, reportType, text));
        }
        Matcher pad = PAD.matcher(text);
        text = pad.replaceAll(match -> "A".repeat(Integer.parseInt(match.group(1))));
        Matcher fill = FILL.matcher(text);
        if (fill.find()) {
            int rest = text.length() - fill.group().length();
            int missing = Math.max(0, Integer.parseInt(fill.group(1)) - rest);
            text = fill.replaceFirst("A".repeat(missing));
        }
        return text;
    }

    /// Over four parts of each key where the app sends risks, over three where it does not.
    private static String certificate(PublishServer server, String reportType, String upload) {
        String mac =
                JsonMapper.shared()
                        .readTree(upload)
                        .path("temporaryExposureKeys")
                        .valueStream()
                        .map(RecordedRequest::macText)
                        .sorted()
                        .collect(Collectors.joining(","));
        return server.authority()
                .sign(
                        HEADER,
                        """
                        {"iss":"test-iss","aud":"test-aud","iat":%d,"exp":%d,"reportType":"%s",
                        "symptomOnsetInterval":2706048,"tekmac":"%s"}\
                        """
                                .formatted(
                                        TestUpload.NOW,
                                        TestUpload.NOW + 600,
                                        reportType,
                                        TestUpload.mac(mac)));
    }

    private static String macText(JsonNode key) {
        String text =
                key.path("key").asString()
                        + "."
                        + key.path("rollingStartNumber").asInt()
                        + "."
                        + key.path("rollingPeriod").asInt();
        return key.has("transmissionRisk")
                ? text + "." + key.path("transmissionRisk").asInt()
                : text;
    }
}

package org.enkeyserver.tools.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.tools.phone.PublishAnswer.Accepted;
import org.enkeyserver.tools.phone.PublishAnswer.Lost;
import org.enkeyserver.tools.phone.PublishAnswer.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends uploads with the patience of an Android phone: ten seconds for each try, three more tries
/// after a timeout, a broken connection or a server error.
///
/// Safe for use by several threads.
public final class PublishClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 4;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http;
    private final URI publish;
    private final Duration pause;
    private final AnswerLoss loss;
    private final JsonMapper json = new JsonMapper();

    /// Sends to the exposure service at `exposure`.
    ///
    /// @param pause how long to wait before the first repetition; doubles each time
    /// @param loss which answers never reach the phone
    public PublishClient(HttpClient http, URI exposure, Duration pause, AnswerLoss loss) {
        this.http = http;
        this.publish = exposure.resolve("v1/publish");
        this.pause = pause;
        this.loss = loss;
    }

    /// Sends `body`, again if need be, and never anything else.
    public PublishAnswer send(byte[] body) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(publish)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        String reason = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (attempt > 1) {
                Thread.sleep(pause.multipliedBy(1L << (attempt - 2)));
            }
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() >= SERVER_ERROR) {
                    reason = "the server answered " + response.statusCode();
                } else if (attempt == 1 && loss.strikes()) {
                    reason = "the answer was lost";
                } else {
                    return read(response, attempt > 1);
                }
            } catch (IOException broken) {
                reason = "no answer: " + broken.getClass().getSimpleName();
            }
        }
        return new Lost(reason);
    }

    private PublishAnswer read(HttpResponse<byte[]> response, boolean repeated) {
        JsonNode body;
        try {
            body = json.readTree(response.body());
        } catch (JacksonException notJson) {
            return new Lost("status " + response.statusCode() + " without a JSON object");
        }
        String error = body.path("error").asString("");
        String code = body.path("code").asString("");
        if (response.statusCode() == 200 && error.isEmpty()) {
            return new Accepted(
                    body.path("insertedExposures").asInt(0),
                    new RevisionToken(body.path("revisionToken").asString("")),
                    repeated,
                    warnings(body));
        }
        return new Refused(
                response.statusCode(),
                code.isEmpty() ? Optional.empty() : Optional.of(code),
                error,
                warnings(body));
    }

    private static List<String> warnings(JsonNode body) {
        List<String> warnings = new ArrayList<>();
        body.path("warnings").forEach(warning -> warnings.add(warning.asString("")));
        return warnings;
    }
}

package org.enkeyserver.tools.upload;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// How the server answered one request.
///
/// @param status 0 when no answer came within 30 s
/// @param length of the body, in bytes
/// @param mediaType without parameters, lower-case; empty when none was sent
/// @param json the body when it is a JSON object
/// @param headers their names, lower-case
/// @param retryAfter what `Retry-After` and `X-Retry-After` say
record Reply(
        Kind kind,
        int status,
        int length,
        String mediaType,
        Optional<JsonNode> json,
        Set<String> headers,
        Optional<String> retryAfter,
        Optional<String> retryAfterDate,
        Duration took) {

    /// What was sent.
    enum Kind {
        UPLOAD,
        CHAFF
    }

    static Reply none(Kind kind, Duration took) {
        return new Reply(
                kind,
                0,
                0,
                "",
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                took);
    }

    /// Whether the server took the upload, in whole or in part.
    boolean isAccepted() {
        return status == 200 && text("error").isEmpty();
    }

    boolean isError() {
        return status >= 400;
    }

    /// A member that is a text; empty when it is something else or not there.
    String text(String member) {
        return json.flatMap(body -> body.path(member).asStringOpt()).orElse("");
    }

    /// How many keys the server says are new; -1 when it does not say.
    int inserted() {
        return json.map(body -> body.path("insertedExposures").asInt(-1)).orElse(-1);
    }

    boolean hasWarnings() {
        return json.map(body -> body.path("warnings").size() > 0).orElse(false);
    }

    /// Status and code, never a token.
    String describe() {
        if (status == 0) {
            return "no answer";
        }
        String code = text("code");
        String error = text("error");
        return status
                + (code.isEmpty() ? "" : " " + code)
                + (status == 200 && !error.isEmpty() ? " with an error" : "");
    }
}

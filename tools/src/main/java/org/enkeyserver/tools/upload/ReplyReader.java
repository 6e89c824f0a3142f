package org.enkeyserver.tools.upload;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enkeyserver.tools.upload.Reply.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what came over HTTP, whatever it is.
final class ReplyReader {

    private final JsonMapper json = new JsonMapper();

    Reply read(Kind kind, HttpResponse<byte[]> answer, Duration took) {
        HttpHeaders headers = answer.headers();
        String type = headers.firstValue("Content-Type").orElse("");
        Set<String> names = new TreeSet<>();
        headers.map().keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return new Reply(
                kind,
                answer.statusCode(),
                answer.body().length,
                type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                object(answer.body()),
                names,
                headers.firstValue("Retry-After"),
                headers.firstValue("X-Retry-After"),
                took);
    }

    private Optional<JsonNode> object(byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            return tree.isObject() ? Optional.of(tree) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}

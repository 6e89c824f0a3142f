package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.enkeyserver.exposure.testing.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The documented shape of errors, `docs/publish-error.schema.json`, as far as it says something
/// about the members of an object. // S-07
final class ErrorSchema {

    private final JsonNode schema =
            JsonMapper.builder()
                    .build()
                    .readTree(Path.of("..", "docs", "publish-error.schema.json").toFile());

    void check(Answer answer) {
        check(schema, answer.json());
        assertThat(answer.text("errorCode")).isEqualTo(answer.code());
    }

    private static void check(JsonNode schema, JsonNode value) {
        switch (schema.path("type").asString()) {
            case "object" -> checkObject(schema, value);
            case "array" -> {
                assertThat(value.isArray()).isTrue();
                value.forEach(element -> check(schema.path("items"), element));
            }
            case "integer" -> assertThat(value.isIntegralNumber()).isTrue();
            case "string" -> {
                assertThat(value.isString()).isTrue();
                assertThat(value.asString()).matches(schema.path("pattern").asString("(?s).*"));
            }
            default -> throw new AssertionError("a type that this check does not know");
        }
    }

    private static void checkObject(JsonNode schema, JsonNode value) {
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            assertThat(known.isObject()).as(member.getKey()).isTrue();
            check(known, member.getValue());
        }
        for (JsonNode required : schema.path("required")) {
            assertThat(value.has(required.asString())).as(required.asString()).isTrue();
        }
    }
}

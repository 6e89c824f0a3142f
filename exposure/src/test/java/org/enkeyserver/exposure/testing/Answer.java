package org.enkeyserver.exposure.testing;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server answered.
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /// The text of a member, empty where it is missing.
    public String text(String member) {
        return json().path(member).asString("");
    }

    public String code() {
        return text("code");
    }

    public String error() {
        return text("error");
    }

    public String token() {
        return text("revisionToken");
    }

    public boolean has(String member) {
        return json().has(member);
    }

    public int inserted() {
        return json().path("insertedExposures").asInt(-1);
    }

    public List<String> warnings() {
        return json().path("warnings").valueStream().map(JsonNode::asString).toList();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}

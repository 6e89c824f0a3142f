package org.enkeyserver.common.config.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Where the members of a document stand in its text.
final class DocumentLines {

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Violation> refusals = new ArrayList<>();

    private DocumentLines() {}

    static DocumentLines of(ObjectMapper mapper, String text) {
        DocumentLines found = new DocumentLines();
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                found.see(parser, token);
            }
        }
        return found;
    }

    private void see(JsonParser parser, JsonToken token) {
        int line = parser.currentTokenLocation().getLineNr();
        String path = path(parser.streamReadContext().pathAsPointer());
        if (token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
            lines.putIfAbsent(path, line);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            refusals.add(new Violation(path, line, "aliases such as *this are not supported"));
        }
    }

    List<Violation> refusals() {
        return List.copyOf(refusals);
    }

    /// A finding with the line of the member it is about, or of what should have that member.
    Violation locate(Violation finding) {
        Integer line = lineOf(finding.path());
        return line == null ? finding : new Violation(finding.path(), line, finding.message());
    }

    private @Nullable Integer lineOf(String path) {
        for (String known = path; !known.isEmpty(); known = parent(known)) {
            Integer line = lines.get(known);
            if (line != null) {
                return line;
            }
        }
        return null;
    }

    static String path(JsonPointer pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer at = pointer; at != null && !at.matches(); at = at.tail()) {
            if (at.getMatchingIndex() >= 0) {
                path.append('[').append(at.getMatchingIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(at.getMatchingProperty());
            }
        }
        return path.toString();
    }

    private static String parent(String path) {
        return path.substring(
                0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}

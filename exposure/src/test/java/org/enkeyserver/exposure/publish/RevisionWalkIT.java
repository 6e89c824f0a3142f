package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random sequences of uploads of one phone, against a model of table 5.7 in a few lines.
final class RevisionWalkIT {

    private static final List<String> TYPES =
            List.of("confirmed", "likely", "negative", "user-report");
    private static final List<String> ALLOWED =
            List.of(
                    "likely to confirmed",
                    "likely to negative",
                    "user-report to confirmed",
                    "user-report to likely",
                    "user-report to negative");

    private final PublishServer server = Servers.usual();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersAsTheTableSays(long seed) {
        server.forgetKeys();
        var random = new Random(seed);
        Map<Integer, Row> model = new HashMap<>();
        String token = "";
        for (int step = 0; step < 60; step++) {
            int key = random.nextInt(6);
            String type = TYPES.get(random.nextInt(TYPES.size()));
            boolean withToken = !model.containsKey(key) || random.nextInt(4) > 0;

            // The onset changes each time, so that no upload repeats another.
            var upload =
                    TestUpload.of(server.authority(), TestKey.of(key + 1, 2706048, 144))
                            .reportType(type)
                            .claim("symptomOnsetInterval", "2706048")
                            .member("symptomOnsetInterval", Integer.toString(2705000 + step))
                            .token(withToken ? token : "");
            Answer answer = server.publish(upload);

            String expected = expected(Optional.ofNullable(model.get(key)), type, withToken);
            assertThat(answer.code()).as("step %s: %s to %s", step, key, type).isEqualTo(expected);
            if (expected.isEmpty()) {
                model.compute(key, (k, row) -> Row.after(Optional.ofNullable(row), type));
                token = answer.token();
            }
        }
    }

    private static String expected(Optional<Row> stored, String type, boolean withToken) {
        if (stored.isEmpty()) {
            return "";
        }
        if (!withToken) {
            return "missing_revision_token";
        }
        Row row = stored.get();
        if (type.equals(row.first()) || type.equals(row.revised())) {
            return "";
        }
        if (!row.revised().isEmpty()) {
            return "key_already_revised";
        }
        return ALLOWED.contains(row.first() + " to " + type)
                ? ""
                : "invalid_report_type_transition";
    }

    /// @param revised empty while it was not
    private record Row(String first, String revised) {

        static @Nullable Row after(Optional<Row> before, String type) {
            if (before.isEmpty()) {
                return type.equals("negative") ? null : new Row(type, "");
            }
            Row row = before.get();
            boolean same = type.equals(row.first) || type.equals(row.revised);
            return same ? row : new Row(row.first, type);
        }
    }
}

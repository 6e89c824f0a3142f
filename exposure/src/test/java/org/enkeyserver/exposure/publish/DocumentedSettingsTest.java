package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enkeyserver.exposure.reply.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents say of padding and other settings is what the server does. // S-23
final class DocumentedSettingsTest {

    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z0-9_]+):([^}]*)}");

    static List<String> publishSettings() throws IOException {
        return properties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("enks.publish."))
                .sorted()
                .toList();
    }

    @ParameterizedTest(name = "S-23 {0}")
    @MethodSource("publishSettings")
    void statesTheDefault(String property) throws IOException {
        Matcher setting = SETTING.matcher(properties().getProperty(property));
        assertThat(setting.matches()).isTrue();
        String value = setting.group(2).isEmpty() ? "none" : "`" + setting.group(2) + "`";

        assertThat(document())
                .contains("| `%s` | %s | `%s`".formatted(setting.group(1), value, property));
    }

    @Test
    void statesWhatPaddingComesTo() throws IOException { // S-23
        Properties properties = properties();
        int least = number(properties, "enks.publish.response-padding-min-bytes");
        int most = least + number(properties, "enks.publish.response-padding-range") - 1;

        assertThat(document())
                .contains(
                        "%d to %d characters"
                                .formatted(Math.ceilDiv(least, 3) * 4, Math.ceilDiv(most, 3) * 4))
                .contains("blocks of %d bytes".formatted(Envelope.block()));
    }

    private static int number(Properties properties, String name) {
        Matcher setting = SETTING.matcher(properties.getProperty(name));
        assertThat(setting.matches()).isTrue();
        return Integer.parseInt(setting.group(2));
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "publish-api.md"));
    }

    private static Properties properties() throws IOException {
        var properties = new Properties();
        try (InputStream file =
                DocumentedSettingsTest.class.getResourceAsStream("/exposure.properties")) {
            properties.load(file);
        }
        return properties;
    }
}

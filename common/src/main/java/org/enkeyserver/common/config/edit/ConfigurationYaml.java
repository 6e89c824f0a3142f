package org.enkeyserver.common.config.edit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Configuration documents as YAML.
///
/// Reading is strict: unknown and repeated members are refused. Writing is stable: the same
/// document is always the same text.
public final class ConfigurationYaml {

    private static final YAMLMapper MAPPER = mapper();

    private ConfigurationYaml() {}

    /// Reads a document, or says where it cannot be read and why.
    public static Reading read(String text) {
        DocumentLines lines;
        try {
            lines = DocumentLines.of(MAPPER, text);
        } catch (JacksonException malformed) {
            return new Reading.Unreadable(List.of(YamlErrors.explain(malformed)));
        }
        if (!lines.refusals().isEmpty()) {
            return new Reading.Unreadable(lines.refusals());
        }
        try {
            ConfigurationDocument document = MAPPER.readValue(text, ConfigurationDocument.class);
            return new Reading.Read(document == null ? ConfigurationDocument.empty() : document);
        } catch (JacksonException refused) {
            return new Reading.Unreadable(List.of(lines.locate(YamlErrors.explain(refused))));
        }
    }

    /// Writes a document.
    public static String write(ConfigurationDocument document) {
        return MAPPER.writeValueAsString(document);
    }

    /// The same findings with the lines of the text they are about.
    public static List<Violation> withLines(String text, List<Violation> findings) {
        DocumentLines lines = DocumentLines.of(MAPPER, text);
        return findings.stream().map(lines::locate).toList();
    }

    static YAMLMapper mapper() {
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .disable(YAMLWriteFeature.SPLIT_LINES)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
                .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                .changeDefaultPropertyInclusion(
                        usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
                .changeDefaultNullHandling(usual -> usual.withContentNulls(Nulls.FAIL))
                .addModule(
                        new SimpleModule()
                                .addDeserializer(Duration.class, new DurationText.Reader())
                                .addSerializer(Duration.class, new DurationText.Writer())
                                .addDeserializer(Instant.class, new MomentReader()))
                .build();
    }

    /// A document, or why there is none.
    public sealed interface Reading {

        /// The text was a document; its rules are not checked yet.
        record Read(ConfigurationDocument document) implements Reading {}

        /// The text was none.
        record Unreadable(List<Violation> violations) implements Reading {}
    }
}

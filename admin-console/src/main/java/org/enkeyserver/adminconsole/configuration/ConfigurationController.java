package org.enkeyserver.adminconsole.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enkeyserver.adminconsole.configuration.ConfigurationReply.Changes;
import org.enkeyserver.adminconsole.configuration.ConfigurationReply.Failure;
import org.enkeyserver.common.config.edit.ConfigurationDocument;
import org.enkeyserver.common.config.edit.ConfigurationEditor;
import org.enkeyserver.common.config.edit.ConfigurationOutcome;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Applied;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Conflict;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Planned;
import org.enkeyserver.common.config.edit.ConfigurationOutcome.Refused;
import org.enkeyserver.common.config.edit.ConfigurationPlan;
import org.enkeyserver.common.config.edit.ConfigurationYaml;
import org.enkeyserver.common.config.edit.ConfigurationYaml.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The configuration as a document: get it, ask what another one would change, make it so.
@RestController
@RequestMapping("/api/config")
final class ConfigurationController {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationController.class);
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private final ConfigurationEditor editor;

    ConfigurationController(ConfigurationEditor editor) {
        this.editor = editor;
    }

    @GetMapping
    ResponseEntity<String> get() {
        ConfigurationEditor.Snapshot current = editor.current();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .cacheControl(CacheControl.noStore())
                .eTag("\"" + current.version() + "\"")
                .body(ConfigurationYaml.write(current.document()));
    }

    @PostMapping("/plan")
    ResponseEntity<ConfigurationReply> plan(InputStream body) throws IOException {
        return withDocument(body, editor::plan);
    }

    /// @param version the number the configuration must still have, as an entity tag
    @PostMapping("/apply")
    ResponseEntity<ConfigurationReply> apply(
            InputStream body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version)
            throws IOException {
        if (version == null || version.equals("*")) {
            return withDocument(body, editor::apply);
        }
        Matcher number = VERSION.matcher(version);
        if (!number.matches()) {
            return fail(
                    HttpStatus.BAD_REQUEST,
                    new Failure("If-Match must be the ETag of the configuration, such as \"7\""));
        }
        long expected = Long.parseLong(number.group(1));
        return withDocument(body, document -> editor.apply(document, expected));
    }

    private static ResponseEntity<ConfigurationReply> withDocument(
            InputStream body, Function<ConfigurationDocument, ConfigurationOutcome> use)
            throws IOException {
        return switch (DocumentBody.read(body)) {
            case DocumentBody.TooLarge _ ->
                    fail(HttpStatus.CONTENT_TOO_LARGE, new Failure("a document has at most 1 MB"));
            case DocumentBody.NoText _ ->
                    fail(HttpStatus.BAD_REQUEST, new Failure("the document is not UTF-8"));
            case DocumentBody.Text(String text) ->
                    switch (ConfigurationYaml.read(text)) {
                        case Reading.Unreadable unreadable ->
                                fail(
                                        HttpStatus.UNPROCESSABLE_CONTENT,
                                        new Failure(
                                                "this is not a configuration document",
                                                unreadable.violations()));
                        case Reading.Read read -> reply(text, use.apply(read.document()));
                    };
        };
    }

    private static ResponseEntity<ConfigurationReply> reply(
            String text, ConfigurationOutcome outcome) {
        return switch (outcome) {
            case Planned(long version, ConfigurationPlan plan) ->
                    changes(text, version, false, plan);
            case Applied(long version, ConfigurationPlan plan) -> {
                LOG.atInfo()
                        .addKeyValue("version", version)
                        .addKeyValue("changes", plan.changes().size())
                        .log("configuration.applied");
                yield changes(text, version, true, plan);
            }
            case Refused refused ->
                    fail(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            new Failure(
                                    "the document breaks rules; nothing was changed",
                                    ConfigurationYaml.withLines(text, refused.violations())));
            case Conflict(long version) ->
                    fail(
                            HttpStatus.CONFLICT,
                            new Failure(
                                    "somebody changed the configuration in between, it has version %d now; nothing was changed"
                                            .formatted(version),
                                    List.of()));
        };
    }

    private static ResponseEntity<ConfigurationReply> changes(
            String text, long version, boolean applied, ConfigurationPlan plan) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag("\"" + version + "\"")
                .body(
                        new Changes(
                                version,
                                applied,
                                plan.changes(),
                                ConfigurationYaml.withLines(text, plan.notes())));
    }

    private static ResponseEntity<ConfigurationReply> fail(HttpStatus status, Failure failure) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(failure);
    }
}

package org.enkeyserver.tools.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.SuiteClient;
import org.enkeyserver.tools.ToolException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The job endpoints of all services of a local suite.
final class JobsClient implements AutoCloseable {

    private static final Duration LIST_LIMIT = Duration.ofSeconds(20);
    private static final Duration RUN_LIMIT = Duration.ofMinutes(6);

    private final Map<String, URI> services = new LinkedHashMap<>();
    private final SuiteClient client;
    private final JsonMapper json =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    JobsClient(LocalSuite suite) {
        client = SuiteClient.of(suite);
        services.put("exposure", suite.exposure());
        services.put("export", suite.export());
        services.put("export-importer", suite.exportImporter());
        services.put("mirror", suite.mirror());
    }

    /// The jobs of every service; a service without jobs answers 404.
    List<ListedJob> list() {
        List<ListedJob> all = new ArrayList<>();
        services.forEach((service, base) -> {
            HttpResponse<String> answer = client.get(base.resolve("/jobs"), LIST_LIMIT);
            switch (answer.statusCode()) {
                case 200 ->
                        read(answer, JobList.class).jobs().stream()
                                .map(job -> job.in(service))
                                .forEach(all::add);
                case 404 -> {}
                default -> throw refusal(answer.statusCode());
            }
        });
        return all;
    }

    /// Runs a job in the service that has it.
    Outcome run(String name) {
        List<ListedJob> jobs = list();
        URI base =
                jobs.stream()
                        .filter(job -> job.name().equals(name))
                        .map(job -> services.get(job.service()))
                        .findFirst()
                        .orElseThrow(() ->
                                new ToolException(
                                        ToolException.REFUSED,
                                        "there is no job "
                                                + name
                                                + "; there are "
                                                + String.join(
                                                        ", ",
                                                        jobs.stream()
                                                                .map(ListedJob::name)
                                                                .toList())));
        HttpResponse<String> answer =
                client.post(base.resolve("/jobs/" + name + "/run"), "", RUN_LIMIT);
        if (answer.statusCode() != 200 && answer.statusCode() != 500) {
            throw refusal(answer.statusCode());
        }
        return read(answer, Outcome.class).as(answer.body());
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T read(HttpResponse<String> answer, Class<T> type) {
        try {
            return json.readValue(answer.body(), type);
        } catch (JacksonException otherwise) {
            throw new ToolException(
                    ToolException.REFUSED,
                    "what answers at " + answer.uri().resolve("/") + " is not this suite");
        }
    }

    private static ToolException refusal(int status) {
        return new ToolException(
                ToolException.REFUSED,
                status == 401
                        ? "the suite refused the token: give the --data folder it runs on"
                        : "the suite answered with status " + status + "; see its log");
    }

    record JobList(List<ListedJob> jobs) {}

    record ListedJob(
            @JsonProperty("service") @Nullable String service,
            String name,
            String every,
            List<InstanceRun> instances) {

        ListedJob in(String home) {
            return new ListedJob(home, name, every, instances);
        }
    }

    /// @param outcome only in the list of jobs
    record InstanceRun(
            String instance,
            @Nullable String outcome,
            @Nullable String startedAt,
            @Nullable String summary,
            @Nullable List<String> errors) {

        String line() {
            List<String> words = new ArrayList<>();
            words.add(instance + ":");
            for (String word : new @Nullable String[] {outcome, startedAt, summary}) {
                if (word != null && !word.isEmpty()) {
                    words.add(word);
                }
            }
            if (errors != null && !errors.isEmpty()) {
                words.add("- " + String.join("; ", errors));
            }
            return String.join(" ", words);
        }
    }

    /// @param runs absent from the answer when there was nothing to work on
    /// @param json the answer as it came
    record Outcome(boolean ok, List<InstanceRun> runs, String json) {

        Outcome {
            runs = Objects.requireNonNullElse(runs, List.of());
            json = Objects.requireNonNullElse(json, "");
        }

        Outcome as(String body) {
            return new Outcome(ok, runs, body);
        }
    }
}

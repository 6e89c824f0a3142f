package org.enkeyserver.common.job;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.enkeyserver.common.testing.TestDatabase;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/// A service with one job, on a database of the test.
final class JobReplica implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    JobReplica(TestDatabase database, Clock clock, Job job, String... settings) {
        context =
                new SpringApplicationBuilder(Service.class)
                        .initializers((GenericApplicationContext beans) -> {
                            beans.registerBean(Clock.class, () -> clock);
                            beans.registerBean(Job.class, () -> job);
                        })
                        .run(arguments(database, settings));
    }

    HttpResponse<String> send(String method, String path, String token)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .method(method, BodyPublishers.noBody())
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static String[] arguments(TestDatabase database, String... settings) {
        String[] fixed = {
            "--spring.config.name=enks-common",
            "--spring.application.name=exposure",
            "--spring.datasource.url=" + database.url(),
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--ENKS_JOBS_TOKEN=t0ken",
            "--enks.jobs.polling-interval=20ms",
            "--enks.jobs.heartbeat=100ms",
            "--enks.jobs.stop-within=1s",
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + settings.length);
        System.arraycopy(settings, 0, all, fixed.length, settings.length);
        return all;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(JobConfiguration.class)
    static class Service {}
}

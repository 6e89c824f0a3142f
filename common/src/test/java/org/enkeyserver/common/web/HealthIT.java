package org.enkeyserver.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import javax.sql.DataSource;
import org.enkeyserver.common.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

final class HealthIT {

    @Test
    void answersOkWhileTheDatabaseAnswers() throws Exception { // D43
        try (ConfigurableApplicationContext service = start(TestDatabase.create().url())) {
            HttpResponse<String> answer = get(service, "/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersErrorWhenTheDatabaseIsDown() throws Exception { // D43
        try (ConfigurableApplicationContext service =
                start(
                        "jdbc:postgresql://localhost:1/nothing",
                        "--spring.flyway.enabled=false",
                        "--spring.datasource.hikari.connection-timeout=500")) {
            HttpResponse<String> answer = get(service, "/health");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"status\":\"error\"}");
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(503);
            HttpResponse<String> alive = get(service, "/health/live");
            assertThat(alive.statusCode()).isEqualTo(200); // A restart mends no database. D03
            assertThat(alive.body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(alive.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void isAliveButNotReadyWhileItStops() throws Exception { // D03
        try (ConfigurableApplicationContext service = start(TestDatabase.create().url())) {
            AvailabilityChangeEvent.publish(service, ReadinessState.REFUSING_TRAFFIC);

            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(service, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isToBeRestartedWhenItIsBroken() throws Exception { // D03
        try (ConfigurableApplicationContext service = start(TestDatabase.create().url())) {
            AvailabilityChangeEvent.publish(service, LivenessState.BROKEN);

            assertThat(get(service, "/health/live").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void answersWithinItsOwnTimeWhenTheDatabaseHangs() throws Exception { // D43
        TestDatabase database = TestDatabase.create();
        try (ConfigurableApplicationContext service =
                        start(
                                database.url(),
                                "--spring.flyway.enabled=false",
                                "--spring.datasource.hikari.maximum-pool-size=1",
                                "--spring.datasource.hikari.connection-timeout=60000");
                Connection only = service.getBean(DataSource.class).getConnection()) {
            assertThat(only.isValid(1)).isTrue();
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(service, "/health").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void offersMetricsOnAPortOfTheirOwn() throws Exception { // section 8.2
        try (ConfigurableApplicationContext service =
                start(TestDatabase.create().url(), "--METRICS_PORT=0")) {
            String port = service.getEnvironment().getProperty("local.management.port");

            assertThat(get(port, "/metrics").statusCode()).isEqualTo(200);
            assertThat(get(port, "/metrics").body()).contains("hikaricp_connections_max");
            assertThat(get(port, "/env").statusCode()).isEqualTo(404);
            assertThat(get(service, "/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void keepsActuatorShut() throws Exception {
        try (ConfigurableApplicationContext service = start(TestDatabase.create().url())) {
            assertThat(get(service, "/actuator").statusCode()).isEqualTo(404);
            assertThat(get(service, "/actuator/health").statusCode()).isEqualTo(404);
            assertThat(get(service, "/actuator/env").statusCode()).isEqualTo(404);
        }
    }

    private static ConfigurableApplicationContext start(String url, String... more) {
        return new SpringApplicationBuilder(Service.class)
                .properties("spring.config.name=enks-common")
                .properties("server.port=0", "server.address=127.0.0.1")
                .run(concat("--spring.datasource.url=" + url, more));
    }

    private static String[] concat(String first, String... rest) {
        String[] all = new String[rest.length + 2];
        all[0] = first;
        all[1] = "--server.port=0";
        System.arraycopy(rest, 0, all, 2, rest.length);
        return all;
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws Exception {
        return get(service.getEnvironment().getProperty("local.server.port"), path);
    }

    private static HttpResponse<String> get(@Nullable String port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    BodyHandlers.ofString());
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(HealthConfiguration.class)
    static class Service {}
}

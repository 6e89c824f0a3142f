package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PublishIT {

    private PublishServer server;

    @BeforeAll
    void start() {
        server = PublishServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void forgetKeys() {
        server.forgetKeys();
    }

    private TestUpload upload(TestKey... keys) {
        return TestUpload.of(server.authority(), keys);
    }

    @Test
    void storesWhatThePhoneSent() {
        Answer answer =
                server.publish(
                        upload(TestKey.of(1, 2706048, 144), TestKey.of(2, 2705904, 144))
                                .reportType("likely")
                                .claim("symptomOnsetInterval", "2706048")
                                .member("traveler", "true"));

        assertThat(answer.body()).contains("\"insertedExposures\":2");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.has("error")).isFalse();
        assertThat(answer.has("code")).isFalse();
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-api-version")).isEqualTo("v1");
        assertThat(answer.text("padding")).hasSizeBetween(1368, 2732);
        assertThat(server.storedAll("report_type")).containsOnly("likely");
        assertThat(server.storedAll("transmission_risk")).containsOnly("4");
        assertThat(server.storedAll("days_since_onset")).containsExactly("-1", "0");
        assertThat(server.storedAll("created_at at time zone 'UTC'"))
                .containsOnly("2021-06-15 12:00:00");
        assertThat(server.storedAll("regions")).containsOnly("{US}");
        assertThat(server.storedAll("traveler")).containsOnly("true");
        assertThat(server.storedAll("origin")).containsOnly("local");
        assertThat(server.storedAll("app_name")).containsOnly("com.example.app");
        assertThat(server.storedAll("health_authority_id")).containsOnly("1");
    }
}

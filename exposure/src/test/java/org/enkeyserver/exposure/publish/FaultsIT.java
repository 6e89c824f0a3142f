package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.enkeyserver.exposure.reply.Envelope;
import org.enkeyserver.exposure.reply.ErrorIds;
import org.enkeyserver.exposure.reply.Padding;
import org.enkeyserver.exposure.testing.Answer;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.Servers;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/// Faults of ours are answered as such, and tell nothing. // D04, D06
final class FaultsIT {

    private static final TestKey YESTERDAY = TestKey.of(1, 2706048, 144);

    private final PublishServer server = Servers.usual();

    private TestUpload upload() {
        return TestUpload.of(server.authority(), YESTERDAY);
    }

    @Test
    void answersAFailedLookupOfTheApp() { // A08
        Answer answer = without("upload_client", upload().app("com.example.never-seen"));

        assertFault(answer, 500, "unable_to_load_health_authority");
    }

    @Test
    void answersAFailedLookupOfTheIssuer() { // D06
        Answer answer = without("health_authority", upload().claim("iss", "\"never-seen\""));

        assertFault(answer, 503, "internal_error");
    }

    @Test
    void answersAFailedStore() { // D05, D06
        Answer answer = without("tek", upload().member("revisionToken", "\"AAAA\""));

        assertFault(answer, 503, "internal_error");
        assertThat(server.publish(upload()).inserted()).isEqualTo(1); // S-27
    }

    @Test
    void answersUnexpectedExceptions() { // H21
        var settings = new PublishSettings(false, "", false, 0, 0, false, false, 401);
        var random = new SecureRandom();
        var envelope = new Envelope(new Padding(1024, 1024, random));
        var advice =
                new ErrorAdvice(
                        settings,
                        new PublishReplies(
                                settings, envelope, new ErrorIds(random), server.clock()),
                        new PublishJournal(new SimpleMeterRegistry(), settings));

        ResponseEntity<byte[]> answer =
                advice.unhandled(
                        new IllegalStateException("a secret"),
                        new MockHttpServletRequest("POST", "/v1/publish"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getHeaders().getFirst("x-api-version")).isEqualTo("v1");
        assertThat(answer.getBody())
                .asString(StandardCharsets.UTF_8)
                .contains("internal_error")
                .doesNotContain("a secret");
    }

    /// Publishes while a table is away.
    private Answer without(String table, TestUpload upload) {
        server.forgetKeys();
        server.database().execute("alter table enks.%s rename to %s_away".formatted(table, table));
        try {
            return server.publish(upload);
        } finally {
            server.database()
                    .execute("alter table enks.%s_away rename to %s".formatted(table, table));
        }
    }

    private static void assertFault(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("retry-after")).isEqualTo("30");
        assertThat(answer.header("x-api-version")).isEqualTo("v1");
        assertThat(answer.text("padding")).isNotEmpty();
        assertThat(answer.error()).doesNotContain("SQL", "relation", "Exception", "enks");
    }
}

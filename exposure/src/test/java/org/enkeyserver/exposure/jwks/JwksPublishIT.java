package org.enkeyserver.exposure.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Map;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.exposure.testing.PublishServer;
import org.enkeyserver.exposure.testing.TestAuthority;
import org.enkeyserver.exposure.testing.TestKey;
import org.enkeyserver.exposure.testing.TestUpload;
import org.junit.jupiter.api.Test;

/// From the document of an authority to the judgement of its certificates.
final class JwksPublishIT {

    private static final Duration SECONDS = Duration.ofSeconds(20);

    @Test
    void certificatesAreTakenWhileTheirKeyIsPublished() { // D28
        TestAuthority signer = TestAuthority.create();
        ECPublicKey key = EcKeys.publicKeyFromPem(signer.publicKeyPem());
        TestJwk mine = new TestJwk("by-jwks", key);
        try (JwksServer document = JwksServer.start();
                PublishServer server =
                        PublishServer.start(Map.of("enks.jwks.allow-loopback", "true"))) {
            document.answer(TestJwk.array(mine));
            server.jdbc()
                    .sql(
                            "update enks.health_authority set jwks_uri = ? where health_authority_id = 1")
                    .param(document.address().toString())
                    .update();
            JwksJob job = server.context().getBean(JwksJob.class);
            assertThat(status(server, signer)).isEqualTo(401);

            job.run("1");
            server.clock().advance(Duration.ofSeconds(1));
            await().atMost(SECONDS).until(() -> status(server, signer) == 200);

            document.answer(TestJwk.array(TestJwk.create("next")));
            for (int misses = 0; misses < 3; misses++) {
                assertThat(status(server, signer)).isEqualTo(200);
                server.clock().advance(Duration.ofMinutes(2));
                job.run("1");
            }
            await().atMost(SECONDS).until(() -> status(server, signer) == 401);
        }
    }

    private static int status(PublishServer server, TestAuthority signer) {
        server.forgetKeys();
        return server.publish(
                        TestUpload.of(signer, TestKey.of(1, 2706048, 144))
                                .header("{\"alg\":\"ES256\",\"kid\":\"by-jwks\",\"typ\":\"JWT\"}"))
                .status();
    }
}

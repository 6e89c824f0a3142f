package org.enkeyserver.exposure.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.enkeyserver.common.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fetching from servers that are slow, large or hostile.
final class JwksFetcherIT {

    private final JwksServer server = JwksServer.start();
    private final JwksFetcher fetcher = fetcher(Duration.ofSeconds(20), true);

    @AfterEach
    void stop() throws Exception {
        server.close();
        fetcher.destroy();
    }

    @Test
    void bringsTheDocumentAndSaysWhoAsks() throws Exception {
        Set<String> agents = ConcurrentHashMap.newKeySet();
        server.answer(exchange -> {
            agents.addAll(exchange.getRequestHeaders().get("User-Agent"));
            JwksServer.send(exchange, 200, "[1]");
        });

        assertThat(new String(fetcher.fetch(server.address()), UTF_8)).isEqualTo("[1]");
        assertThat(agents).containsExactly("EN-Key-Server");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 401, 404, 500, 503})
    void takesNoOtherStatus(int status) {
        server.answer(exchange -> JwksServer.send(exchange, status, ""));

        refused("the server answered " + status + ", not 200");
    }

    @Test
    void followsNoRedirect() {
        server.answer(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
            JwksServer.send(exchange, 302, "");
        });

        refused("the server answered 302, not 200");
    }

    @Test
    void takesExactlyTheLargestDocument() throws Exception {
        server.answer(" ".repeat(JwksFetcher.LARGEST));
        assertThat(fetcher.fetch(server.address())).hasSize(JwksFetcher.LARGEST);

        server.answer(" ".repeat(JwksFetcher.LARGEST + 1));
        refused("the document is larger than 65536 bytes");
    }

    @Test
    void stopsReadingADocumentWithoutEnd() {
        server.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[8192];
            while (true) {
                exchange.getResponseBody().write(some);
            }
        });

        refused("the document is larger than 65536 bytes");
    }

    @Test
    void waitsNoLongerThanTheWholeTimeForADripOfBytes() throws Exception { // J04
        var hungUp = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        server.answer(exchange -> {
            try {
                exchange.sendResponseHeaders(200, 0);
                while (!never.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                hungUp.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        JwksFetcher hasty = fetcher(Duration.ofSeconds(1), true);

        assertThatThrownBy(() -> hasty.fetch(server.address()))
                .isInstanceOf(JwksException.class)
                .hasMessage("reading connection: no whole document within 1 s");
        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        hasty.destroy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/jwks",
                "http://10.0.0.1/jwks",
                "ftp://127.0.0.1/jwks",
                "file:///etc/passwd",
                "jwks"
            })
    void takesHttpOnThisMachineOnly(String address) {
        assertThatThrownBy(() -> fetcher.fetch(URI.create(address)))
                .hasMessage("the address is not https");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:1/",
                "https://localhost:1/",
                "https://[::1]:1/",
                "https://[::ffff:127.0.0.1]:1/",
                "https://10.0.0.1:1/",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433:1/",
                "https://0x7f.1:1/",
                "https://[64:ff9b::7f00:1]:1/"
            })
    void connectsToNoMachineOfItsOwnNetwork(String address) throws Exception {
        JwksFetcher usual = fetcher(Duration.ofSeconds(20), false);

        assertThatThrownBy(() -> usual.fetch(URI.create(address)))
                .hasMessage("the name has no public address");
        usual.destroy();
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair pair = generator.generateKeyPair();
        Certificate certificate = certificate(pair);
        HttpsServer https =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(serverContext(pair, certificate)));
        https.createContext("/", exchange -> JwksServer.send(exchange, 200, "[]"));
        https.start();
        URI address = URI.create("https://localhost:" + https.getAddress().getPort() + "/");
        var informed =
                new JwksFetcher(
                        settings(Duration.ofSeconds(20), true),
                        new DefaultClientTlsStrategy(clientContext(certificate)));

        assertThat(informed.fetch(address)).isEqualTo("[]".getBytes(UTF_8));
        assertThatThrownBy(() -> fetcher.fetch(address))
                .hasMessage("reading connection: SSLHandshakeException");
        informed.destroy();
        https.stop(0);
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> fetcher.fetch(server.address()))
                .isInstanceOf(JwksException.class)
                .hasMessage(sentence);
    }

    private static JwksFetcher fetcher(Duration timeout, boolean allowLoopback) {
        return new JwksFetcher(settings(timeout, allowLoopback));
    }

    private static JwksSettings settings(Duration timeout, boolean allowLoopback) {
        return new JwksSettings(Duration.ofMinutes(2), timeout, Duration.ofDays(30), allowLoopback);
    }

    private static Certificate certificate(KeyPair pair) throws Exception {
        var name = new X500Name("CN=localhost");
        // TLS looks at the machine's clock; these bounds hold for any.
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(TestClock.SPEC_NOW),
                        Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                        name,
                        pair.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(pair.getPrivate())));
    }

    private static SSLContext serverContext(KeyPair pair, Certificate certificate)
            throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("a", pair.getPrivate(), new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, new SecureRandom());
        return context;
    }

    private static SSLContext clientContext(Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("a", certificate);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), new SecureRandom());
        return context;
    }
}

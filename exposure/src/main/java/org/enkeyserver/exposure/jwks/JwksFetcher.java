package org.enkeyserver.exposure.jwks;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;

/// Fetches documents: over https from the public internet, without redirects, cookies or proxies,
/// with limits on time and size. Safe for threads.
final class JwksFetcher implements DisposableBean {

    /// In bytes, counted as they are read.
    static final int LARGEST = 64 * 1024;

    private final JwksSettings settings;
    private final CloseableHttpClient http;

    JwksFetcher(JwksSettings settings) {
        this(settings, DefaultClientTlsStrategy.createDefault());
    }

    /// @param tls which certificates are trusted
    JwksFetcher(JwksSettings settings, TlsSocketStrategy tls) {
        this.settings = settings;
        Timeout timeout = Timeout.of(settings.requestTimeout());
        http =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setTlsSocketStrategy(tls)
                                        .setDnsResolver(
                                                new PublicAddresses(
                                                        SystemDefaultDnsResolver.INSTANCE,
                                                        settings.allowLoopback()))
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(timeout)
                                                        .setSocketTimeout(timeout)
                                                        .build())
                                        .build())
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableAutomaticRetries()
                        .disableAuthCaching()
                        .setConnectionReuseStrategy((request, answer, context) -> false)
                        .disableContentCompression()
                        .setUserAgent("EN-Key-Server")
                        .build();
    }

    /// @throws JwksException when the document does not come whole, in time and in size
    byte[] fetch(URI address) throws JwksException {
        requireScheme(address);
        var request = new HttpGet(address);
        request.setHeader("Accept", "application/json");
        var late = new AtomicBoolean();
        CompletableFuture<?> deadline =
                CompletableFuture.runAsync(
                        () -> {
                            late.set(true);
                            request.cancel();
                        },
                        after());
        try {
            return http.execute(request, JwksFetcher::body);
        } catch (Refused refused) {
            throw new JwksException(refused.sentence());
        } catch (UnknownHostException nowhere) {
            throw new JwksException("the name has no public address");
        } catch (IOException failed) {
            throw new JwksException(
                    late.get()
                            ? "reading connection: no whole document within "
                                    + settings.requestTimeout().toSeconds()
                                    + " s"
                            : "reading connection: " + failed.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void destroy() throws IOException {
        http.close();
    }

    private Executor after() {
        return CompletableFuture.delayedExecutor(
                settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requireScheme(URI address) throws JwksException {
        String scheme = String.valueOf(address.getScheme());
        boolean loopback =
                settings.allowLoopback()
                        && ("localhost".equals(address.getHost())
                                || "127.0.0.1".equals(address.getHost())
                                || "[::1]".equals(address.getHost()));
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
            throw new JwksException("the address is not https");
        }
    }

    private static byte[] body(ClassicHttpResponse answer) throws IOException {
        if (answer.getCode() != 200) {
            throw new Refused("the server answered " + answer.getCode() + ", not 200");
        }
        if (answer.getEntity() == null) {
            return new byte[0];
        }
        try (InputStream content = answer.getEntity().getContent()) {
            byte[] body = content.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw new Refused("the document is larger than " + LARGEST + " bytes");
            }
            return body;
        }
    }

    /// An answer that came and is not taken.
    private static final class Refused extends IOException {

        @Serial private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}

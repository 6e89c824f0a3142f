package org.enkeyserver.tools.phone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.ToolException;

/// What phones need of a local suite with the demo configuration: where to send, where to download,
/// whom to trust, what time it is.
public final class SuiteAccess implements AutoCloseable {

    public static final String UPLOAD_CLIENT = "org.enkeyserver.demo";
    public static final String EXPORT_ROOT = "exports/us";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final LocalSuite suite;
    private final HttpClient http;
    private final SuiteClock clock;
    private final SecureRandom random = new SecureRandom();

    private SuiteAccess(LocalSuite suite, HttpClient http, SuiteClock clock) {
        this.suite = suite;
        this.http = http;
        this.clock = clock;
    }

    /// Connects to a suite that is up.
    ///
    /// @throws ToolException when it is not
    public static SuiteAccess open(LocalSuite suite, Clock machine) throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
        SuiteClock clock = new SuiteClock(http, suite.cdn(), machine);
        SuiteAccess access = new SuiteAccess(suite, http, clock);
        access.requireUp();
        clock.synchronize();
        return access;
    }

    public HttpClient http() {
        return http;
    }

    public SuiteClock clock() {
        return clock;
    }

    public SecureRandom random() {
        return random;
    }

    public Path data() {
        return suite.data();
    }

    /// Writes requests certified by the demo authority.
    public PublishBody bodies() {
        DemoAuthority authority =
                new DemoAuthority(
                        EcKeys.privateKeyFromPem(text("demo-ha.key.pem")).getPrivate(), clock);
        return new PublishBody(UPLOAD_CLIENT, authority, random);
    }

    public PublishClient publisher() {
        return publisher(AnswerLoss.never());
    }

    /// A client on whose way back some answers are lost.
    public PublishClient publisher(AnswerLoss loss) {
        return new PublishClient(http, suite.exposure(), FIRST_PAUSE, loss);
    }

    /// A phone that trusts the demo's public key and nothing else.
    public DownloadingPhone phone(PhoneProfile profile) {
        Cdn cdn = new Cdn(http, suite.cdn(), EXPORT_ROOT + "/index.txt");
        return new DownloadingPhone(
                profile,
                cdn,
                new SignedArchiveReader(EcKeys.publicKeyFromPem(text("signing-key.pub.pem"))));
    }

    @Override
    public void close() {
        http.close();
    }

    private void requireUp() throws InterruptedException {
        URI health = suite.exposure().resolve("health");
        HttpRequest request = HttpRequest.newBuilder(health).timeout(CONNECT).build();
        int status;
        try {
            status = http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "no suite answers at "
                            + suite.exposure()
                            + ": start it with ./enks up, or name its --port-base");
        }
        if (status != 200) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    health + " answers " + status + ": wait until the suite is ready");
        }
    }

    private String text(String file) {
        Path path = suite.data().resolve(file);
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "cannot read "
                            + path
                            + ": name the data folder of the suite with --data, as given to up");
        }
    }
}

package org.enkeyserver.tools.upload;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SigningException;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.DemoAuthority;
import org.enkeyserver.tools.phone.SuiteAccess;
import org.enkeyserver.tools.phone.SuiteClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs the upload rows of the conformance checklist against a live server.
@Command(
        name = "check-upload",
        description = {
            "Uploads to a server as phones would and runs the upload part of the conformance"
                    + " checklist, K-69 to K-99.",
            "It STORES more than a hundred random keys, most of them as confirmed: they are"
                    + " published with the next exports and match nobody. Another server than the"
                    + " local suite is therefore taken with --yes only, and with a health authority"
                    + " registered there for tests."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when no row of priority A or B failed, 1 when one did, 3 when the server is"
                    + " out of reach.",
            "",
            "Examples:",
            "  ./enks check-upload",
            "  ./enks check-upload https://keys.example.org/ --yes --authority-key test-ha.pem \\",
            "      --issuer test-ha --audience keys --kid v1 --app org.example.test"
        })
public final class CheckUploadCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Mixin private LocalSuite suite;

    @Parameters(
            arity = "0..1",
            paramLabel = "BASE-URL",
            description = "What comes before v1/publish; ends in /. Default: the local suite.")
    private @Nullable URI base;

    @Option(
            names = "--authority-key",
            paramLabel = "PEM",
            description =
                    "Private key (P-256) of a health authority; default: the demo's, in --data.")
    private @Nullable Path key;

    @Option(
            names = "--issuer",
            defaultValue = DemoAuthority.ISSUER,
            description = "iss of certificates (default: ${DEFAULT-VALUE}).")
    private String issuer;

    @Option(
            names = "--audience",
            defaultValue = DemoAuthority.AUDIENCE,
            description = "aud of certificates (default: ${DEFAULT-VALUE}).")
    private String audience;

    @Option(
            names = "--kid",
            defaultValue = DemoAuthority.KEY_VERSION,
            description = "Version of the authority's key (default: ${DEFAULT-VALUE}).")
    private String kid;

    @Option(
            names = "--app",
            defaultValue = SuiteAccess.UPLOAD_CLIENT,
            description = "healthAuthorityID of uploads (default: ${DEFAULT-VALUE}).")
    private String app;

    @Option(names = "--yes", description = "Stores keys on a server that is not the local suite.")
    private boolean yes;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        URI server = base == null ? suite.exposure() : base;
        requireConsent(server);
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build()) {
            UploadReport report = UploadReport.of(open(http, server));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                report.printJson(out);
            } else {
                report.print(out);
            }
            out.flush();
            return report.breaking() == 0 ? 0 : ToolException.REFUSED;
        }
    }

    private void requireConsent(URI server) {
        if (!server.toString().matches("https?://.*/")) {
            throw new ParameterException(
                    spec.commandLine(), "the base is an http or https address that ends in /");
        }
        if (base != null && !yes) {
            throw new ParameterException(
                    spec.commandLine(),
                    "this stores keys on " + server + ", which publishes them: say --yes");
        }
    }

    private UploadServer open(HttpClient http, URI server) throws InterruptedException {
        Clock machine = ToolClockConfiguration.machineClock();
        SecureRandom random = new SecureRandom();
        Clock clock = machine;
        if (base == null) {
            SuiteClock shifted = new SuiteClock(http, suite.cdn(), machine);
            shifted.synchronize();
            clock = shifted;
        }
        DemoAuthority authority =
                new DemoAuthority(
                        new DemoAuthority.Names(issuer, audience, kid), privateKey(), clock);
        return new UploadServer(
                http,
                server.resolve("v1/publish"),
                new DraftWriter(app, authority, random),
                clock,
                random);
    }

    private PrivateKey privateKey() {
        Path file = key == null ? suite.data().resolve("demo-ha.key.pem") : key;
        try {
            return EcKeys.privateKeyFromPem(Files.readString(file)).getPrivate();
        } catch (IOException absent) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "cannot read " + file + ": give --authority-key, or the suite's --data");
        } catch (SigningException unusable) {
            throw new ToolException(
                    ToolException.REFUSED, "the key " + file + ": " + unusable.getMessage());
        }
    }
}

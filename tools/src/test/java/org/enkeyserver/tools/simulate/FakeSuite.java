package org.enkeyserver.tools.simulate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.enkeyserver.common.exportfile.ExportFileWriter;
import org.enkeyserver.common.exportfile.ExportHeader;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.exportfile.SignatureNames;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SoftwareSigner;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Just enough of a suite to play phones against, and able to misbehave: it proves that the tool
/// notices. The real suite is tested elsewhere.
final class FakeSuite implements AutoCloseable {

    /// What goes wrong.
    enum Fault {
        NOTHING,
        LOSES_A_KEY,
        PUBLISHES_TWICE,
        IGNORES_THE_EMBARGO,
        LOSES_AN_ANSWER,
        REFUSES_REPETITIONS,
        GIVES_NO_TOKEN,
        FORGETS_REVOCATIONS,
        REVISES_UNDER_OTHER_TIMES,
        NEVER_REVISES,
        SIGNS_WITH_ANOTHER_KEY
    }

    private static final String TOKEN = "x";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Fault fault;
    private final Path data;
    private final int portBase;
    private final HttpServer exposure;
    private final HttpServer cdn;
    private final KeyPair signingKey;
    private final Map<TemporaryExposureKey, ExportedKey> stored = new LinkedHashMap<>();
    private final List<ExportedKey> toExport = new ArrayList<>();
    private final List<ExportedKey> toRevise = new ArrayList<>();
    private final Set<String> uploads = new HashSet<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private int publishes;

    private FakeSuite(Fault fault, Path data, int portBase) throws IOException {
        this.fault = fault;
        this.data = data;
        this.portBase = portBase;
        SecureRandom random = new SecureRandom();
        signingKey = EcKeys.generate(random);
        writeKeys(random);
        exposure = server(portBase);
        exposure.createContext("/health", exchange -> answer(exchange, 200, "text/plain", "ok"));
        exposure.createContext("/v1/publish", this::publish);
        exposure.start();
        cdn = server(portBase + 5);
        cdn.createContext("/", this::download);
        cdn.createContext(
                "/_standalone/clock",
                exchange -> answer(exchange, 200, "application/json", "{\"now\":\"" + NOW + "\"}"));
        cdn.start();
    }

    static FakeSuite start(Fault fault, Path data) throws IOException {
        return new FakeSuite(fault, data, freePorts());
    }

    /// A base with its first and sixth port free, outside the range of outgoing connections.
    private static int freePorts() throws IOException {
        for (int base = 21_000; base < 30_000; base += 10) {
            try (ServerSocket _ = listen(base);
                    ServerSocket _ = listen(base + 5)) {
                return base;
            } catch (BindException _) {
                // Somebody else's: the next one.
            }
        }
        throw new IOException("no free ports");
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    List<String> arguments() {
        return List.of("--port-base", Integer.toString(portBase), "--data", data.toString());
    }

    @Override
    public void close() {
        exposure.stop(0);
        cdn.stop(0);
    }

    private void writeKeys(SecureRandom random) throws IOException {
        KeyPair authority = EcKeys.generate(random);
        KeyPair stranger = EcKeys.generate(random);
        Files.writeString(
                data.resolve("demo-ha.key.pem"),
                EcKeys.toPem((ECPrivateKey) authority.getPrivate()));
        KeyPair told = fault == Fault.SIGNS_WITH_ANOTHER_KEY ? stranger : signingKey;
        Files.writeString(
                data.resolve("signing-key.pub.pem"), EcKeys.toPem((ECPublicKey) told.getPublic()));
    }

    private synchronized void publish(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        JsonNode body = new JsonMapper().readTree(request);
        boolean repeated = !uploads.add(new String(request, StandardCharsets.UTF_8));
        List<JsonNode> keys = new ArrayList<>();
        body.path("temporaryExposureKeys").forEach(keys::add);
        boolean known = keys.stream().anyMatch(key -> stored.containsKey(tek(key)));
        if (repeated && fault != Fault.REFUSES_REPETITIONS) {
            answer(exchange, 200, "application/json", accepted(0));
            return;
        }
        if (known && body.path("revisionToken").asString("").equals(TOKEN)) {
            keys.forEach(key -> revise(key, reportType(body)));
            answer(exchange, 200, "application/json", accepted(0));
            return;
        }
        if (known) {
            answer(
                    exchange,
                    400,
                    "application/json",
                    "{\"error\":\"no revision token, but sent existing keys\","
                            + "\"code\":\"missing_revision_token\"}");
            return;
        }
        keys.forEach(key -> store(key, reportType(body)));
        publishes++;
        if (fault == Fault.LOSES_AN_ANSWER && publishes == 1) {
            exchange.close();
            return;
        }
        answer(exchange, 200, "application/json", accepted(keys.size()));
    }

    private String accepted(int inserted) {
        String token = fault == Fault.GIVES_NO_TOKEN ? "" : TOKEN;
        return "{\"insertedExposures\":%d,\"revisionToken\":\"%s\"}".formatted(inserted, token);
    }

    /// The report type of the certificate, in the numbers of the export format.
    private static int reportType(JsonNode body) {
        String claims = body.path("verificationPayload").asString().split("\\.", 3)[1];
        JsonNode payload = new JsonMapper().readTree(Base64.getUrlDecoder().decode(claims));
        return ReportType.ofClaim(payload.path("reportType").asString())
                .orElseThrow()
                .exportNumber();
    }

    private void revise(JsonNode key, int reportType) {
        ExportedKey known = stored.get(tek(key));
        boolean revocation = reportType == ReportType.NEGATIVE.exportNumber();
        if (known == null
                || fault == Fault.NEVER_REVISES
                || (revocation && fault == Fault.FORGETS_REVOCATIONS)) {
            return;
        }
        ExportedKey revised =
                new ExportedKey(
                        known.tek(),
                        known.transmissionRisk(),
                        known.rollingStart(),
                        fault == Fault.REVISES_UNDER_OTHER_TIMES ? 7 : known.rollingPeriod(),
                        OptionalInt.of(reportType),
                        known.daysSinceOnset());
        if ((known.rollingStart() + known.rollingPeriod()) * 600L <= NOW.getEpochSecond()) {
            toRevise.add(revised);
        }
    }

    private void store(JsonNode key, int reportType) {
        int start = key.path("rollingStartNumber").asInt();
        int period = key.path("rollingPeriod").asInt();
        boolean lost = fault == Fault.LOSES_A_KEY && stored.size() == 3;
        ExportedKey exported =
                new ExportedKey(
                        tek(key),
                        Math.max(2, key.path("transmissionRisk").asInt(0)),
                        start,
                        period,
                        OptionalInt.of(reportType),
                        OptionalInt.of(0));
        stored.put(exported.tek(), exported);
        boolean due = (start + period) * 600L <= NOW.getEpochSecond();
        if (!lost && (due || fault == Fault.IGNORES_THE_EMBARGO)) {
            toExport.add(exported);
        }
    }

    private static TemporaryExposureKey tek(JsonNode key) {
        return TemporaryExposureKey.of(Base64.getDecoder().decode(key.path("key").asString()));
    }

    private synchronized void download(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        if (path.equals("exports/us/index.txt")) {
            exportAll();
            answer(exchange, 200, "text/plain", String.join("\n", files.keySet()));
        } else if (files.containsKey(path)) {
            answer(exchange, 200, "application/zip", files.getOrDefault(path, new byte[0]));
        } else {
            answer(exchange, 404, "text/plain", "not here");
        }
    }

    private void exportAll() throws IOException {
        if (toExport.isEmpty() && toRevise.isEmpty()) {
            return;
        }
        write();
        if (fault == Fault.PUBLISHES_TWICE && !toExport.isEmpty()) {
            toExport.subList(1, toExport.size()).clear();
            write();
        }
        toExport.clear();
        toRevise.clear();
    }

    private void write() throws IOException {
        long start = NOW.getEpochSecond() + 60L * files.size();
        Path file = data.resolve("export.zip");
        try (ExportFileWriter writer =
                ExportFileWriter.open(
                        file,
                        new ExportHeader(start, start + 60, "US"),
                        List.of(
                                new Signatory(
                                        new SoftwareSigner(signingKey),
                                        new SignatureNames("310", "v1"))))) {
            toExport.stream()
                    .sorted((one, other) -> one.tek().compareTo(other.tek()))
                    .forEach(writer::key);
            toRevise.stream()
                    .sorted((one, other) -> one.tek().compareTo(other.tek()))
                    .forEach(writer::revisedKey);
            writer.finish();
        }
        files.put(
                "exports/us/%d-%d-00001.zip".formatted(start, start + 60),
                Files.readAllBytes(file));
    }

    private static HttpServer server(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        answer(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}

package org.enkeyserver.tools.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enkeyserver.common.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command on real archives.
class InspectCommandIT {

    private static final String DUTCH = "nl/exports/1600596180-1600682580-00001.zip";

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void verifiesAllDutchExportsInOneCallAndCountsAsTheManifestDoes() throws IOException {
        Path exports = SharedData.require("nl/exports");

        int exit = run("--json", "--key", path("nl/204-v12.pub.pem"), exports.toString());

        assertThat(exit).isZero();
        JsonNode inspections = JsonMapper.shared().readTree(out.toString());
        int row = 0;
        for (String line : Files.readAllLines(SharedData.require("manifest.csv"))) {
            if (!line.startsWith("nl/exports/")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            JsonNode inspection = inspections.get(row++);
            assertThat(inspection.get("source").asString())
                    .endsWith(cells[0].substring(cells[0].lastIndexOf('/')));
            assertThat(inspection.get("verification").asString()).isEqualTo("verified");
            JsonNode contents = inspection.get("contents").get(0);
            assertThat(contents.get("keys").asInt()).isEqualTo(Integer.parseInt(cells[3]));
            assertThat(contents.get("revisedKeys").asInt()).isEqualTo(Integer.parseInt(cells[4]));
            assertThat(contents.get("region").asString()).isEqualTo("NL");
        }
        assertThat(row).isEqualTo(240).isEqualTo(inspections.size());
    }

    @Test
    void closesAFolderWithATotal() {
        int exit = run(SharedData.require("nl/exports").toString());

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("240 files, ").contains(", 0 not valid");
    }

    @Test
    void printsAllThereIsOfOneArchive() {
        int exit = run("--key", path("nl/204-v12.pub.pem"), path(DUTCH));

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("window          2020-09-20T10:03:00Z to 2020-09-21T10:03:00Z")
                .contains("id 204 version v12")
                .contains("keys            150 and 0 revised")
                .contains("age in days at the end of the window")
                .contains("signature       verified");
    }

    @Test
    void readsABareBinary() {
        int exit = run(path("samples/lombax85+immuniprotobuf/export.bin"));

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("region          222").contains("not checked");
    }

    @Test
    void saysNoWithAReason() throws IOException {
        assertThat(run("--key", path("keys/310-v1.pub.pem"), path(DUTCH))).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "no: no signature verifies with the key; the file names as signer id 204");

        Path text = Files.writeString(folder.resolve("x.zip"), "hello");
        assertThat(run(text.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("not a zip archive").contains("NOT_A_ZIP");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    minvws+nl-covid19-notification-app-android/export-incorrect-sig.zip | signature is raw
                    minvws+nl-covid19-notification-app-android/export-no-sig.zip        | signature is raw
                    minvws+nl-covid19-notification-app-backend/eks.zip                  | 32 bytes instead of 16
                    minvws+nl-covid19-notification-app-backend/ProtobufHeaderTestFile.zip | 53 bytes instead of 16
                    mh-+corona-warn-companion-android/demo_dks.zip                      | no export.sig
                    mh-+corona-warn-companion-android/demo_dks_normal.zip               | no export.sig
                    mh-+corona-warn-companion-android/demo_dks_small.zip                | no export.sig
                    corona-warn-app+cwa-app-android/export.zip                          | not a key export
                    corona-warn-app+cwa-app-android/export_invalid.zip                  | no export.bin
                    """)
    void namesTheDefectOfABrokenFixtureEvenWithoutAKey(String fixture, String reason) {
        assertThat(run(path("samples/" + fixture))).isEqualTo(1);
        assertThat(out.toString()).contains("valid           no: ").contains(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "THLfi+koronavilkku-backend/sample_diagnosis_key_file.zip, ExampleServer-v1",
        "google+exposure-notifications-android/sample_diagnosis_key_file.zip, ExampleServer-v1",
        "google+exposure-notifications-internals/sample_diagnosis_key_file.zip, 310-v1",
        "google+exposure-notifications-server/sample-export.zip, ExampleServer-v1",
        "google+exposure-notifications-server/testExport-2-records-1-of-1.zip, some_id-1",
        "xamarin+ExposureNotification.Sample/KeysExample/export.zip, ExampleServer-v1",
        "xamarin+ExposureNotification.Sample/SignedExample/export.zip, ExampleServer-v1",
        "xamarin+ExposureNotification.Sample/SignedExample2/export.zip, some_id-1"
    })
    void verifiesAPublishedSampleWithItsKey(String sample, String key) {
        assertThat(run("--key", path("keys/" + key + ".pub.pem"), path("samples/" + sample)))
                .isZero();
        assertThat(out.toString()).contains("signature       verified");
    }

    @Test
    void saysThatABareBinaryCannotBeVerified() {
        String binary = path("samples/lombax85+immuniprotobuf/export.bin");

        assertThat(run("--key", path("keys/310-v1.pub.pem"), binary)).isEqualTo(1);
        assertThat(out.toString()).contains("a bare export.bin carries no signature");
    }

    @Test
    void fetchesAnAddress() throws IOException {
        byte[] archive = Files.readAllBytes(SharedData.require(DUTCH));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/a.zip",
                exchange -> {
                    exchange.sendResponseHeaders(200, archive.length);
                    exchange.getResponseBody().write(archive);
                    exchange.close();
                });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/a.zip";
            assertThat(run("--key", path("nl/204-v12.pub.pem"), address)).isZero();
        } finally {
            server.stop(0);
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new InspectCommand())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private static String path(String relative) {
        return SharedData.require(relative).toString();
    }
}

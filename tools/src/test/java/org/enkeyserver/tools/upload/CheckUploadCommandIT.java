package org.enkeyserver.tools.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.tools.ToolClockConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The upload rows on a right server, and on one that is wrong in one way after the other.
class CheckUploadCommandIT {

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private Path key;

    @BeforeEach
    void makeAnAuthority() throws IOException {
        key = folder.resolve("ha.pem");
        ECPrivateKey authority = (ECPrivateKey) EcKeys.generate(new SecureRandom()).getPrivate();
        Files.writeString(key, EcKeys.toPem(authority));
    }

    @Test
    void findsNothingWrongWithARightServer() throws IOException {
        JsonNode report = check(Fault.NONE, 0);

        assertThat(rows(report, "fail")).isEmpty();
        assertThat(rows(report, "n/a")).containsExactly("K-92", "K-94", "K-99");
        assertThat(report.get("rows").size()).isEqualTo(31);
        for (int i = 0; i < 31; i++) {
            assertThat(report.get("rows").get(i).get("id").asString()).isEqualTo("K-" + (69 + i));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void failsTheRowThatIsBroken(Fault fault) throws IOException {
        JsonNode report = check(fault, fault.isBreaking() ? 1 : 0);

        assertThat(rows(report, "fail")).contains(fault.row());
    }

    @Test
    void storesNothingOnAForeignServerWithoutConsent() throws IOException {
        try (UploadSite site = UploadSite.start(Fault.NONE, today())) {
            StringWriter err = new StringWriter();
            int code =
                    new CommandLine(new CheckUploadCommand())
                            .setErr(new PrintWriter(err))
                            .execute(site.base(), "--authority-key", key.toString());

            assertThat(code).isEqualTo(2);
            assertThat(err.toString()).contains("say --yes");
        }
    }

    private JsonNode check(Fault fault, int exitCode) throws IOException {
        try (UploadSite site = UploadSite.start(fault, today())) {
            int code =
                    new CommandLine(new CheckUploadCommand())
                            .setOut(new PrintWriter(out))
                            .execute(
                                    site.base(),
                                    "--yes",
                                    "--json",
                                    "--authority-key",
                                    key.toString(),
                                    "--app",
                                    UploadSite.APP);
            assertThat(code).as(out.toString()).isEqualTo(exitCode);
        }
        return new JsonMapper().readTree(out.toString());
    }

    private static int today() {
        return IntervalNumber.at(ToolClockConfiguration.machineClock().instant()).day();
    }

    private static List<String> rows(JsonNode report, String outcome) {
        List<String> ids = new ArrayList<>();
        report.get("rows")
                .forEach(row -> {
                    if (row.get("outcome").asString().equals(outcome)) {
                        ids.add(row.get("id").asString());
                    }
                });
        return ids;
    }
}

package org.enkeyserver.tools.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.tools.ToolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateIT {

    @TempDir private Path data;

    private final StringWriter output = new StringWriter();

    @Test
    void alertsExactlyTheRightBystanders() throws IOException {
        try (FakeSuite suite = FakeSuite.start(FakeSuite.Fault.NOTHING, data)) {
            assertThat(simulate(suite, 60)).as(output.toString()).isZero();
            assertThat(output.toString())
                    .contains("Exactly the right bystanders")
                    .contains("case u")
                    .contains("recording of u");
        }
    }

    @Test
    void countsAnUploadWhoseAnswerWasLostAsStored() throws IOException {
        try (FakeSuite suite = FakeSuite.start(FakeSuite.Fault.LOSES_AN_ANSWER, data)) {
            assertThat(simulate(suite, 60)).as(output.toString()).isZero(); // D31
        }
    }

    @Test
    void releasesExactlyThoseWhoMetTheRevoked() throws IOException {
        try (FakeSuite suite = FakeSuite.start(FakeSuite.Fault.NOTHING, data)) {
            assertThat(simulate(suite, 60, "--revise", "70%")).as(output.toString()).isZero();
            assertThat(output.toString())
                    .contains("Nobody keeps an alarm that was revoked.")
                    .containsPattern("keys revised +42")
                    .containsPattern("released by a revocation +[1-9]");
        }
    }

    @Test
    void sendsTheSameBytesAgainWhenAnswersAreLost() throws IOException {
        try (FakeSuite suite = FakeSuite.start(FakeSuite.Fault.NOTHING, data)) {
            assertThat(simulate(suite, 60, "--revise", "70%", "--lose-answers", "100%"))
                    .as(output.toString())
                    .isZero(); // K-93
            assertThat(output.toString()).containsPattern("answers lost, upload repeated +6");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES_REPETITIONS, missing_revision_token",
        "GIVES_NO_TOKEN, brought no revision token",
        "FORGETS_REVOCATIONS, keeps an alarm that was revoked",
        "REVISES_UNDER_OTHER_TIMES, no phone followed",
        "NEVER_REVISES, no phone followed"
    })
    void findsWhatTheServerDoesWrongWithRevisions(FakeSuite.Fault fault, String complaint)
            throws IOException {
        try (FakeSuite suite = FakeSuite.start(fault, data)) {
            assertThat(simulate(suite, 2, "--revise", "70%", "--lose-answers", "100%"))
                    .isEqualTo(ToolException.REFUSED);
            assertThat(output.toString()).contains(complaint);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOSES_A_KEY, in no export",
        "PUBLISHES_TWICE, published more than once",
        "IGNORES_THE_EMBARGO, published while still in use",
        "SIGNS_WITH_ANOTHER_KEY, no signature verifies"
    })
    void findsWhatTheServerDoesWrong(FakeSuite.Fault fault, String complaint) throws IOException {
        try (FakeSuite suite = FakeSuite.start(fault, data)) {
            assertThat(simulate(suite, 2)).isEqualTo(ToolException.REFUSED);
            assertThat(output.toString()).contains(complaint);
        }
    }

    @Test
    void remembersKeysOfEarlierRuns() throws IOException {
        try (FakeSuite suite = FakeSuite.start(FakeSuite.Fault.NOTHING, data)) {
            assertThat(simulate(suite, 60)).isZero();
        }
        try (FakeSuite emptied = FakeSuite.start(FakeSuite.Fault.NOTHING, data)) {
            assertThat(simulate(emptied, 2)).isEqualTo(ToolException.REFUSED);
            assertThat(output.toString()).contains("42 acknowledged keys are in no export: lost");
        }
    }

    @Test
    void writesNoKeysIntoTheLedger() throws IOException {
        try (FakeSuite suite = FakeSuite.start(FakeSuite.Fault.NOTHING, data)) {
            assertThat(simulate(suite, 60)).isZero();
            assertThat(Files.readString(data.resolve("simulate-ledger.json")))
                    .contains("sha256")
                    .doesNotContain("==");
        }
    }

    @Test
    void saysHowToStartTheSuite() {
        int exit = run(List.of("--port-base", "1", "--data", data.toString()));

        assertThat(exit).isEqualTo(ToolException.UNREACHABLE);
        assertThat(output.toString()).contains("./enks up");
    }

    private int simulate(FakeSuite suite, int timeout, String... more) {
        List<String> arguments = new ArrayList<>(suite.arguments());
        arguments.addAll(
                List.of("--uploaders", "3", "--bystanders", "12", "--seed", "7", "--timeout"));
        arguments.add(Integer.toString(timeout));
        arguments.addAll(List.of(more));
        return run(arguments);
    }

    private int run(List<String> arguments) {
        PrintWriter out = new PrintWriter(output);
        return new CommandLine(new SimulateCommand())
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((failed, _, _) -> {
                    out.println(failed.getMessage());
                    return failed instanceof ToolException plain ? plain.exitCode() : 99;
                })
                .execute(arguments.toArray(String[]::new));
    }
}

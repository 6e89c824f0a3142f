package org.enkeyserver.tools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enkeyserver.tools.check.ArchiveKit.WINDOW;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKey;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKeyExport;
import org.enkeyserver.common.testing.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The checklist on a good server, and on one spoilt in one way after the other.
class CheckCommandIT {

    private static final long START = 1_600_000_000L / WINDOW * WINDOW;
    private static final Instant NOW = Instant.ofEpochSecond(START + 4 * WINDOW);
    private static final String INDEX = "exports/us/index.txt";
    private static final String SECOND = line(1);

    @TempDir private Path folder;

    private final ArchiveKit kit = new ArchiveKit();
    private final StringWriter out = new StringWriter();
    private TestSite site;

    @BeforeEach
    void serveThreeWindows() throws IOException {
        site = new TestSite();
        for (int i = 0; i < 3; i++) {
            serve(line(i), kit.archive(START + i * (long) WINDOW, export -> {}));
        }
        serveIndex(IntStream.range(0, 3).mapToObj(CheckCommandIT::line).toList());
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void findsNothingWrongWithAGoodServer() throws IOException {
        JsonNode report = check(0);

        assertThat(rows(report, "fail")).isEmpty();
        assertThat(rows(report, "n/a"))
                .containsExactlyInAnyOrder(
                        "K-33", "K-34", "K-35", "K-44", "K-54", "K-61", "K-66", "K-68");
        assertThat(report.get("rows").size()).isEqualTo(68 + 4);
        for (int i = 1; i <= 68; i++) {
            assertThat(report.get("rows").get(i - 1).get("id").asString())
                    .isEqualTo("K-%02d".formatted(i));
        }
    }

    @Test
    void printsATableThatClosesWithTheFailures() throws IOException {
        site.get(INDEX).header("Content-Type", "text/html");

        assertThat(run()).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAIL  K-56")
                .contains("FAIL  iOS-ENX")
                .contains("pass  Android-ENX")
                .endsWith("  FAIL  iOS-ENX  it stops: the index is not text/plain\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void failsTheRuleThatIsBroken(Spoilt spoilt) throws IOException {
        spoilt.change.accept(this);

        JsonNode report = check(1);

        assertThat(rows(report, "fail")).contains(spoilt.rule);
    }

    static Stream<Spoilt> spoilt() {
        byte[] zeros = new byte[16];
        return Stream.of(
                entries("K-01", "a third entry", map -> map.put("content.sig", zeros)),
                entries("Android-ENX", "a third entry", map -> map.put("content.sig", zeros)),
                entries("K-02", "a folder", map -> map.put("export/", new byte[0])),
                archive(
                        "K-03",
                        "stored entries",
                        test -> ArchiveKit.zip(test.goodEntries(), ZipEntry.STORED)),
                archive("K-04", "cut off", test -> Arrays.copyOf(test.good(), 300)),
                archive("K-41", "rubbish behind", test -> Arrays.copyOf(test.good(), 5_000)),
                archive("K-41", "no zip", test -> "sorry".getBytes(StandardCharsets.US_ASCII)),
                binary("K-05", "another header", bytes -> with(bytes, 11, (byte) '2')),
                entries(
                        "K-06",
                        "a header in the list",
                        map -> map.put("export.sig", map.getOrDefault("export.bin", zeros))),
                entries("K-07", "a long list", map -> map.put("export.sig", new byte[70_000])),
                archive(
                        "K-08",
                        "17 MB",
                        test -> {
                            Map<String, byte[]> entries = test.goodEntries();
                            entries.put("pad", new byte[17 << 20]);
                            return ArchiveKit.zip(entries, ZipEntry.STORED);
                        }),
                binary("K-10", "start as varint", bytes -> hex(bytes, "0801")),
                export("K-11", "no time passes", e -> e.setEndTimestamp(e.getStartTimestamp())),
                export("K-12", "batch 1 of 2", e -> e.setBatchSize(2)),
                export("K-13", "no region", e -> e.setRegion("")),
                binary("K-14", "region at the end", bytes -> hex(bytes, "1a025553")),
                export("K-15", "no infos", e -> e.clearSignatureInfos()),
                export(
                        "K-16",
                        "another id",
                        e -> e.setSignatureInfos(0, ArchiveKit.info().setVerificationKeyId("x"))),
                export(
                        "K-17",
                        "SHA-512",
                        e ->
                                e.setSignatureInfos(
                                        0,
                                        ArchiveKit.info()
                                                .setSignatureAlgorithm("1.2.840.10045.4.3.4"))),
                archive(
                        "K-18",
                        "another key",
                        test -> new ArchiveKit().archive(START + WINDOW, export -> {})),
                archive(
                        "K-19",
                        "raw signature",
                        test ->
                                test.kit.signed(
                                        START + WINDOW,
                                        list ->
                                                list.getSignaturesBuilder(0)
                                                        .setSignature(
                                                                ByteString.copyFrom(
                                                                        new byte[64])))),
                export(
                        "K-20",
                        "no version",
                        e -> e.getSignatureInfosBuilder(0).clearVerificationKeyVersion()),
                export(
                        "K-21",
                        "a blank in the id",
                        e -> e.getSignatureInfosBuilder(0).setVerificationKeyId("3 10")),
                archive(
                        "K-22",
                        "eleven signatures",
                        test ->
                                test.kit.signed(
                                        START + WINDOW,
                                        list -> {
                                            for (int i = 0; i < 10; i++) {
                                                list.addSignatures(list.getSignatures(0));
                                            }
                                        })),
                export(
                        "K-23",
                        "bundle id",
                        e ->
                                e.getSignatureInfosBuilder(0)
                                        .setUnknownFields(unknown(1, "org.example"))),
                key("K-24", "15 bytes", k -> k.setKeyData(ByteString.copyFrom(new byte[15]))),
                key("K-25", "period 0", k -> k.setRollingPeriod(0)),
                key("K-25", "period 145", k -> k.setRollingPeriod(145)),
                key("K-26", "from the future", k -> k.setRollingStartIntervalNumber(4_000_000)),
                key("K-27", "risk 9", k -> k.setTransmissionRiskLevel(9)),
                key("K-28", "onset 15", k -> k.setDaysSinceOnsetOfSymptoms(15)),
                key("Android-ENX", "onset -15", k -> k.setDaysSinceOnsetOfSymptoms(-15)),
                key(
                        "K-29",
                        "new and revoked",
                        k -> k.setReportType(TemporaryExposureKey.ReportType.REVOKED)),
                key("K-30", "field 7", k -> k.setUnknownFields(unknown(7, "x"))),
                key("K-31", "negative risk", k -> k.setTransmissionRiskLevel(-1)),
                export("K-32", "a key twice", e -> e.addKeys(e.getKeys(3))),
                export("K-33", "new in two files", e -> e.setKeys(0, ArchiveKit.key(START, 0))),
                export(
                        "K-34",
                        "another period in the revision",
                        e -> e.addRevisedKeys(ArchiveKit.key(START, 0).setRollingPeriod(7))),
                export(
                        "K-35",
                        "confirmed to confirmed",
                        e -> e.addRevisedKeys(ArchiveKit.key(START, 0))),
                key(
                        "K-37",
                        "still valid",
                        k ->
                                k.setRollingStartIntervalNumber(
                                        (int) ((START + 2 * WINDOW) / 600) - 143)),
                key(
                        "K-38",
                        "twenty days old",
                        k -> k.setRollingStartIntervalNumber((int) (START / 600) - 21 * 144)),
                export("K-39", "no keys", e -> e.clearKeys()),
                export("K-40", "one key", e -> e.removeKeys(0).removeKeys(0).removeKeys(0)),
                export(
                        "K-42",
                        "the times of another file",
                        e -> e.setStartTimestamp(START).setEndTimestamp(START + WINDOW)),
                export(
                        "K-49",
                        "times unlike the name",
                        e -> e.setStartTimestamp(START + 7).setEndTimestamp(START + 70)),
                index("K-43", text -> reversed(text)),
                index("K-52", text -> reversed(text)),
                index("K-45", text -> text.replace("\n", "\r\n")),
                index("K-45", text -> "\uFEFF" + text),
                index("covidgreen", text -> text.replace("\n", "\n\n")),
                index("K-46", text -> text + "\n"),
                index("strict-concat", text -> text + "\n"),
                index("K-47", text -> "/" + text),
                index("K-48", text -> text + "x"),
                index("K-49", text -> text.replace("-00003", "-three")),
                index("K-50", text -> text + "\nother/" + line(2).substring(11)),
                index("K-51", text -> text + "\n" + line(0)),
                index("K-53", text -> text + "\n" + line(3)),
                index("iOS-ENX", text -> text + "\n" + line(3)),
                index("Android-ENX", text -> text + "\n" + line(3)),
                index("K-63", text -> text.replace("exports", "moved")),
                index("K-67", text -> text + "\n".repeat(1 << 20)),
                served("K-56", INDEX, o -> o.header("Content-Type", "application/octet-stream")),
                served("iOS-ENX", INDEX, o -> o.withoutHeader("Content-Type")),
                served("K-57", SECOND, o -> o.header("Content-Type", "application/octet-stream")),
                served("iOS-ENX", SECOND, o -> o.header("Content-Type", "application/x-zip")),
                served("K-58", SECOND, o -> o.header("Content-Encoding", "gzip")),
                served("K-58", SECOND, o -> o.chunked()),
                served("K-59", INDEX, o -> o.header("Cache-Control", "public, max-age=3600")),
                served("K-59", INDEX, o -> o.withoutHeader("Cache-Control")),
                served("K-60", SECOND, o -> o.header("Cache-Control", "no-cache")),
                served("K-62", SECOND, o -> o.header("Set-Cookie", "a=b")),
                served("K-62", SECOND, o -> o.status(302)),
                served("K-65", INDEX, o -> o.alwaysUnmodified()),
                served("covidgreen", SECOND, o -> o.status(500)),
                new Spoilt(
                        "K-55",
                        "kept for a month",
                        test -> test.clock = NOW.plusSeconds(30L * 86_400)),
                new Spoilt("K-64", "sixteen files in a day", CheckCommandIT::serveSixteen));
    }

    @Test
    void acceptsAnEmptyIndexAndRefusesABlankOne() throws IOException {
        site.get(INDEX).text("");
        assertThat(rows(check(0), "pass")).contains("K-66", "K-56");

        site.get(INDEX).text("\n");
        assertThat(rows(check(1), "fail")).contains("K-66", "K-46");
    }

    @Test
    void checksTheEmbargoByTheDateOfTheArchive() throws IOException {
        // The youngest key of a window expires at its start.
        site.get(SECOND).header("Last-Modified", rfc(START + WINDOW + 7_200));
        assertThat(rows(check(0, "--embargo", "PT2H"), "fail")).isEmpty();
        site.get(SECOND).header("Last-Modified", rfc(START + WINDOW + 7_199));
        assertThat(rows(check(1, "--embargo", "PT2H"), "fail")).contains("K-37");
    }

    @Test
    void comparesTwoLooks() throws IOException {
        String state = folder.resolve("state.json").toString();
        check(0, "--state", state);
        serve(line(3), kit.archive(START + 3L * WINDOW, export -> {}));
        site.get(INDEX).text(String.join("\n", line(1), line(2), line(3)));

        JsonNode good = check(0, "--state", state);

        assertThat(rows(good, "pass")).contains("K-33", "K-34", "K-35", "K-44", "K-54", "K-61");
    }

    @Test
    void seesWhatWentWrongBetweenTwoLooks() throws IOException {
        String state = folder.resolve("state.json").toString();
        check(0, "--state", state);
        site.get(INDEX).text(String.join("\n", line(0), line(2)));
        site.remove(line(1));
        serve(line(2), kit.archive(START + 2L * WINDOW, e -> e.setKeys(0, first(START + WINDOW))));

        JsonNode bad = check(1, "--previous", state);

        assertThat(rows(bad, "fail")).contains("K-33", "K-44", "K-54", "K-61");
    }

    @Test
    void failsTheDutchArchivesForTheirThirdEntryAlone() throws IOException {
        for (String each : Files.readAllLines(SharedData.require("nl/index.txt"))) {
            serve(each, Files.readAllBytes(SharedData.require("nl/" + each)));
        }
        site.put(
                "index.txt",
                "text/plain",
                "no-cache",
                Files.readAllBytes(SharedData.require("nl/index.txt")));

        int exit =
                run(
                        "--json",
                        "--index",
                        "index.txt",
                        "--key",
                        SharedData.require("nl/204-v12.pub.pem").toString());

        assertThat(exit).isEqualTo(1);
        JsonNode report = JsonMapper.shared().readTree(out.toString());
        assertThat(report.get("archives").asInt()).isEqualTo(240);
        assertThat(rows(report, "fail")).contains("K-01", "Android-ENX");
        assertThat(rows(report, "pass"))
                .contains("K-02", "K-03", "K-04", "K-05", "K-12", "K-14", "K-18", "K-19", "K-24");
    }

    private Instant clock = NOW;

    private JsonNode check(int expectedExit, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(List.of(more));
        int exit = run(arguments.toArray(String[]::new));
        assertThat(exit).as(out.toString()).isEqualTo(expectedExit);
        return JsonMapper.shared().readTree(out.toString());
    }

    private int run(String... more) throws IOException {
        out.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(site.base()));
        arguments.addAll(List.of("--floor", "4", "--now", clock.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--index")) {
            Path pem = Files.writeString(folder.resolve("key.pem"), kit.publicKeyPem());
            arguments.addAll(List.of("--index", INDEX, "--key", pem.toString()));
        }
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static List<String> rows(JsonNode report, String outcome) {
        List<String> ids = new ArrayList<>();
        for (JsonNode row : report.get("rows")) {
            if (row.get("outcome").asString().equals(outcome)) {
                ids.add(row.get("id").asString());
            }
        }
        return ids;
    }

    private static String line(int window) {
        long start = START + window * (long) WINDOW;
        return "exports/us/%d-%d-0000%d.zip".formatted(start, start + WINDOW, window + 1);
    }

    private void serve(String line, byte[] archive) {
        site.put(line, "application/zip", "public, max-age=86400", archive);
    }

    private void serveIndex(List<String> lines) {
        site.put(
                INDEX,
                "text/plain",
                "no-cache, max-age=0",
                String.join("\n", lines).getBytes(StandardCharsets.US_ASCII));
    }

    private void serveSixteen() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            long start = START + 512L * i;
            String line = "exports/us/%d-%d-00001.zip".formatted(start, start + 512);
            serve(line, kit.archive(start, export -> export.setEndTimestamp(start + 512)));
            lines.add(line);
        }
        serveIndex(lines);
    }

    private byte[] good() {
        return kit.archive(START + WINDOW, export -> {});
    }

    private Map<String, byte[]> goodEntries() {
        return kit.entries(ArchiveKit.binary(ArchiveKit.export(START + WINDOW).build()));
    }

    private static TemporaryExposureKey first(long start) {
        return ArchiveKit.key(start, 0).build();
    }

    private static Spoilt archive(
            String rule, String name, Function<CheckCommandIT, byte[]> bytes) {
        return new Spoilt(rule, name, test -> test.site.get(SECOND).body(bytes.apply(test)));
    }

    private static Spoilt entries(String rule, String name, Consumer<Map<String, byte[]>> change) {
        return archive(
                rule,
                name,
                test -> {
                    Map<String, byte[]> entries = test.goodEntries();
                    change.accept(entries);
                    return ArchiveKit.zip(entries);
                });
    }

    private static Spoilt binary(String rule, String name, UnaryOperator<byte[]> change) {
        return archive(
                rule,
                name,
                test ->
                        test.kit.archive(
                                change.apply(
                                        ArchiveKit.binary(
                                                ArchiveKit.export(START + WINDOW).build()))));
    }

    private static Spoilt export(
            String rule, String name, Consumer<TemporaryExposureKeyExport.Builder> change) {
        return archive(rule, name, test -> test.kit.archive(START + WINDOW, change));
    }

    private static Spoilt key(
            String rule, String name, Consumer<TemporaryExposureKey.Builder> change) {
        return export(rule, name, export -> change.accept(export.getKeysBuilder(1)));
    }

    private static Spoilt index(String rule, UnaryOperator<String> change) {
        return served(rule, INDEX, index -> index.text(change.apply(index.text())));
    }

    private static Spoilt served(String rule, String path, Consumer<TestSite.Served> change) {
        return new Spoilt(rule, path, test -> change.accept(test.site.get(path)));
    }

    private static String reversed(String text) {
        return String.join("\n", text.lines().toList().reversed());
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] hex(byte[] bytes, String more) {
        byte[] tail = HexFormat.of().parseHex(more);
        byte[] result = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, result, bytes.length, tail.length);
        return result;
    }

    private static UnknownFieldSet unknown(int field, String text) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        field,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8(text))
                                .build())
                .build();
    }

    private static String rfc(long seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }

    /// A way to spoil the site and the rule that must notice.
    static final class Spoilt {

        private final String rule;
        private final String name;
        private final Consumer<CheckCommandIT> change;

        Spoilt(String rule, String name, Consumer<CheckCommandIT> change) {
            this.rule = rule;
            this.name = name;
            this.change = change;
        }

        @Override
        public String toString() {
            return rule + " " + name;
        }
    }
}

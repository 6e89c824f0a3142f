package org.enkeyserver.tools.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.enkeyserver.common.exportfile.ArchiveEntry;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.tools.fetch.Fetched;

/// K-01 to K-14 and K-39 to K-42: the zip and the messages in it.
final class ArchiveRules {

    private static final int MAX_ZIP = 16 << 20;
    private static final int MAX_LIST = 64 << 10;
    private static final int MAX_KEYS = 750_000;
    private static final Set<String> ENTRIES = Set.of("export.bin", "export.sig");

    private ArchiveRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "K-01",
                        "exactly two entries, export.bin and export.sig, in each zip",
                        EachArchive.by(ObservedArchive::layout, ArchiveRules::names)),
                new Rule(
                        "K-02",
                        "no directories and no path in entry names",
                        EachArchive.by(
                                ObservedArchive::layout,
                                entries ->
                                        entries.stream().allMatch(ArchiveEntry::isPlainName)
                                                ? ""
                                                : "an entry has a path in its name")),
                new Rule(
                        "K-03",
                        "deflate, no encryption, no ZIP64",
                        observation -> {
                            Optional<String> broken = zip64(observation);
                            return broken.isPresent()
                                    ? Finding.fail(broken.get())
                                    : EachArchive.by(ObservedArchive::layout, ArchiveRules::packed)
                                            .apply(observation);
                        }),
                new Rule(
                        "K-04",
                        "a forward-only zip reader reads each archive to its end",
                        EachArchive.answer(ArchiveRules::streams)),
                new Rule(
                        "K-05",
                        "export.bin begins with EK Export v1 and four spaces",
                        EachArchive.by(
                                ObservedArchive::binary,
                                binary ->
                                        startsWith(binary, "EK Export v1    ")
                                                ? ""
                                                : "it does not")),
                new Rule(
                        "K-06",
                        "no header before the protobuf of export.sig",
                        EachArchive.by(
                                ObservedArchive::signatureList,
                                list -> startsWith(list, "EK Export") ? "there is one" : "")),
                new Rule(
                        "K-07",
                        "export.sig has at most 65 536 bytes",
                        EachArchive.by(
                                ObservedArchive::signatureList,
                                list -> list.length > MAX_LIST ? "it has " + list.length : "")),
                new Rule(
                        "K-08",
                        "each zip has at most 16 MB",
                        EachArchive.answer(ArchiveRules::size)),
                new Rule(
                        "K-09",
                        "at most 750 000 keys in a file",
                        EachArchive.answer(ArchiveRules::keyCount)),
                new Rule(
                        "K-10",
                        "start and end are fixed64 in Unix seconds",
                        EachArchive.by(
                                ObservedArchive::binary,
                                binary ->
                                        WireFacts.of(binary).timesAreFixed64()
                                                ? ""
                                                : "start or end is absent or of another type")),
                new Rule(
                        "K-11",
                        "start is before end",
                        EachArchive.file(file ->
                                file.header().startTimestamp() < file.header().endTimestamp()
                                        ? ""
                                        : "it is not")),
                new Rule(
                        "K-12",
                        "batch 1 of 1 in the file and in every signature",
                        EachArchive.file(ArchiveRules::batch)),
                new Rule("K-13", "a region that is not empty", ArchiveRules::region),
                new Rule(
                        "K-14",
                        "fields in ascending order",
                        EachArchive.by(
                                ObservedArchive::binary,
                                binary ->
                                        WireFacts.of(binary).shows("order") ? "they are not" : "")),
                new Rule(
                        "K-41",
                        "each archive parses",
                        EachArchive.answer(archive ->
                                archive.answer().status() == 200 ? archive.file().problem() : "")),
                new Rule(
                        "K-39",
                        "no archive without keys",
                        EachArchive.file(file ->
                                file.keys().isEmpty() && file.revisedKeys().isEmpty()
                                        ? "it has none"
                                        : "")));
    }

    private static String names(List<ArchiveEntry> entries) {
        boolean right =
                entries.size() == ENTRIES.size()
                        && entries.stream()
                                .map(ArchiveEntry::name)
                                .collect(Collectors.toSet())
                                .equals(ENTRIES);
        return right ? "" : "it holds " + entries.stream().map(ArchiveEntry::name).toList();
    }

    private static Optional<String> zip64(Observation observation) {
        return observation.archives().stream()
                .filter(archive -> archive.layout().problem().contains("ZIP64"))
                .map(archive -> archive.line() + ": " + archive.layout().problem())
                .findFirst();
    }

    private static String packed(List<ArchiveEntry> entries) {
        for (ArchiveEntry entry : entries) {
            if (entry.method() != ArchiveEntry.DEFLATED) {
                return entry.name() + " has compression method " + entry.method();
            }
            if (entry.isEncrypted() || entry.zip64()) {
                return entry.name() + " is encrypted or in ZIP64 form";
            }
        }
        return "";
    }

    private static String streams(ObservedArchive archive) {
        Optional<Fetched> served =
                archive.answer().fetched().filter(fetched -> fetched.status() == 200);
        if (served.isEmpty()) {
            return "";
        }
        int entries = 0;
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(served.get().body()))) {
            while (zip.getNextEntry() != null) {
                entries++;
                // A bomb ends here as well, before it fills anything.
                if (zip.skip(1L << 30) == 1L << 30) {
                    return "an entry inflates without end";
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return String.valueOf(unreadable.getMessage());
        }
        if (entries == 0) {
            return "it is no zip";
        }
        return archive.layout().problem();
    }

    private static String size(ObservedArchive archive) {
        int length = archive.answer().fetched().map(fetched -> fetched.body().length).orElse(0);
        return length > MAX_ZIP ? "it has " + length + " bytes" : "";
    }

    private static String keyCount(ObservedArchive archive) {
        if (archive.file().problem().contains("more than " + MAX_KEYS)) {
            return archive.file().problem();
        }
        return "";
    }

    private static String batch(ExportFile file) {
        boolean one =
                file.outline().batchNumber() == 1
                        && file.outline().batchSize() == 1
                        && file.signatures().stream()
                                .allMatch(each -> each.batchNumber() == 1 && each.batchSize() == 1);
        return one
                ? ""
                : "batch " + file.outline().batchNumber() + " of " + file.outline().batchSize();
    }

    private static Finding region(Observation observation) {
        Finding finding =
                EachArchive.file(file -> file.header().region().isEmpty() ? "it is empty" : "")
                        .apply(observation);
        if (finding.outcome() != Outcome.PASS) {
            return finding;
        }
        Set<String> regions = new TreeSet<>();
        observation.files().forEach(file -> regions.add(file.header().region()));
        return regions.size() == 1
                ? Finding.pass("it is " + regions.iterator().next())
                : Finding.fail("one index has several: " + regions);
    }

    private static boolean startsWith(byte[] bytes, String prefix) {
        return new String(
                        bytes,
                        0,
                        Math.min(bytes.length, prefix.length()),
                        StandardCharsets.ISO_8859_1)
                .equals(prefix);
    }
}

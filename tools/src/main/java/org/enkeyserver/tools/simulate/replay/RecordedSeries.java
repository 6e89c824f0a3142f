package org.enkeyserver.tools.simulate.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.PhoneKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a folder of exports that were recorded as protobuf JSON, plain or gzip.
final class RecordedSeries {

    private final JsonMapper json = new JsonMapper();

    /// The files in the order of their names.
    ///
    /// @throws ToolException when the folder holds none or one of them cannot be read
    List<RecordedExport> read(Path folder) {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(RecordedSeries::isRecording).sorted().toList();
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.UNREACHABLE, folder + " is no folder that can be read");
        }
        if (files.isEmpty()) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    folder + " holds no recorded export (*.json or *.json.gz)");
        }
        return files.stream().map(this::readFile).toList();
    }

    private static boolean isRecording(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") || name.endsWith(".json.gz");
    }

    private RecordedExport readFile(Path file) {
        String name = file.getFileName().toString();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return export(name, json.readTree(plain));
        } catch (IOException | JacksonException | IllegalArgumentException broken) {
            throw new ToolException(
                    ToolException.REFUSED, file + " is not an export in protobuf JSON");
        }
    }

    private static RecordedExport export(String name, JsonNode file) {
        List<RecordedKey> keys = new ArrayList<>();
        file.path("keys").forEach(key -> keys.add(key(key)));
        List<RecordedKey> revisions = new ArrayList<>();
        file.path("revisedKeys").forEach(key -> revisions.add(key(key)));
        return new RecordedExport(
                name,
                new TimeWindow(
                        Instant.ofEpochSecond(file.path("startTimestamp").asLong()),
                        Instant.ofEpochSecond(file.path("endTimestamp").asLong())),
                keys,
                revisions);
    }

    private static RecordedKey key(JsonNode key) {
        JsonNode onset = key.path("daysSinceOnsetOfSymptoms");
        return new RecordedKey(
                new PhoneKey(
                        TemporaryExposureKey.of(
                                Base64.getDecoder().decode(key.path("keyData").asString())),
                        new IntervalNumber(key.path("rollingStartIntervalNumber").asInt(0)),
                        new RollingPeriod(key.path("rollingPeriod").asInt(RollingPeriod.MAX)),
                        new TransmissionRisk(key.path("transmissionRiskLevel").asInt(0))),
                reportType(key.path("reportType").asString("")),
                onset.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(onset.asInt()));
    }

    private static Optional<ReportType> reportType(String name) {
        return switch (name) {
            case "CONFIRMED_TEST" -> Optional.of(ReportType.CONFIRMED);
            case "CONFIRMED_CLINICAL_DIAGNOSIS" -> Optional.of(ReportType.LIKELY);
            case "SELF_REPORT" -> Optional.of(ReportType.USER_REPORT);
            case "REVOKED" -> Optional.of(ReportType.NEGATIVE);
            default -> Optional.empty();
        };
    }
}

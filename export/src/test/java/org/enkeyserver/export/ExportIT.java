package org.enkeyserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.enkeyserver.common.exportfile.proto.SignatureInfo;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKey;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKeyExport;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.tek.StoredKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportIT {

    private static final String NONE = "array[]::text[]";

    @TempDir private Path folder;

    @Test
    @DisplayName("75 twelve confirmed keys arrive in a signed, listed file")
    void exportsEndToEnd() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:34:56Z", folder).start()) {
            world.config("1h from 2021-06-15T08:00:00Z");
            List<StoredKey> keys = TestKeys.at("2021-06-15T09:00:00Z").make(12);
            world.store(keys);

            world.run("export-batches");
            world.export();

            assertThat(world.batches())
                    .containsExactly("15T08:00/15T09:00 complete", "15T09:00/15T10:00 complete");
            assertThat(world.index()).containsExactly("exports/us/1623747600-1623751200-00001.zip");
            TemporaryExposureKeyExport archive = world.archive(world.index().getFirst());
            assertThat(world.listedTeks())
                    .containsExactlyElementsOf(
                            ExportWorld.teks(keys).stream().sorted().toList()); // K-36
            assertThat(archive.getStartTimestamp()).isEqualTo(1623747600);
            assertThat(archive.getEndTimestamp()).isEqualTo(1623751200);
            assertThat(archive.getRegion()).isEqualTo("US");
            assertThat(archive.getBatchNum()).isEqualTo(1);
            assertThat(archive.getBatchSize()).isEqualTo(1);
            TemporaryExposureKey first = archive.getKeys(0);
            assertThat(first.getTransmissionRiskLevel()).isEqualTo(2);
            assertThat(first.getReportType())
                    .isEqualTo(TemporaryExposureKey.ReportType.CONFIRMED_TEST);
            assertThat(first.hasDaysSinceOnsetOfSymptoms()).isTrue();
        }
    }

    @Test
    @DisplayName("72, 73 windows without keys get no file, and a zero-byte index")
    void writesAnEmptyIndexAndNoFileForEmptyWindows() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:34:56Z", folder).start()) {
            world.config("1h from 2021-06-15T08:00:00Z");

            world.export();

            assertThat(world.objects("")).containsExactly("exports/us/index.txt");
            assertThat(world.object("exports/us/index.txt")).isEmpty();
            assertThat(world.batches()).allMatch(row -> row.endsWith("complete"));
        }
    }

    @Test
    @DisplayName("74 the index is written only when its bytes change")
    void leavesAnUnchangedIndexAlone() {
        List<String> writes = new ArrayList<>();
        try (ExportWorld world =
                ExportWorld.at("2021-06-15T12:34:56Z", folder)
                        .blobs(store -> new RecordingBlobStore(store, writes))
                        .start()) {
            world.config("1h from 2021-06-15T08:00:00Z");
            world.export();
            world.now("2021-06-15T16:00:00Z");
            world.export();
            assertThat(world.batches()).hasSize(6);
            assertThat(writes).containsExactly("exports/us/index.txt");
        }
    }

    @Test
    @DisplayName("17, 28 only exports that have begun are planned, and no window before it is over")
    void plansExportsThatHaveBegun() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:30:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z", NONE, NONE, "of-regions", "a");
            world.config(
                    "1h from 2021-06-15T09:00:00Z thru 2021-06-30T00:00:00Z",
                    NONE,
                    NONE,
                    "of-regions",
                    "b");
            world.config(
                    "1h from 2021-05-01T00:00:00Z thru 2021-05-02T00:00:00Z",
                    NONE,
                    NONE,
                    "of-regions",
                    "ended");
            world.config("1h from 2021-06-15T12:31:00Z", NONE, NONE, "of-regions", "future");

            world.run("export-batches");
            world.run("export-batches");

            assertThat(
                            world.jdbc
                                    .sql("select filename_root from enks.export_batch order by 1")
                                    .query((row, number) -> row.getString(1))
                                    .list())
                    .containsExactly("a", "b");
        }
    }

    @Test
    @DisplayName("26 several input regions, or the output region where none is given")
    void selectsByInputRegionsOrElseTheOutputRegion() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.config(
                    "1h from 2021-06-15T09:00:00Z",
                    "array['WA', 'OR']",
                    "array['ID', 'NV']",
                    "of-regions",
                    "exports/west");
            TestKeys keys = TestKeys.at("2021-06-15T09:00:00Z");
            world.store(keys.make(1));
            world.store(keys.of("WA").make(2));
            world.store(keys.of("OR", "CA").make(2));
            world.store(keys.of("CA").make(2)); // B-01
            world.store(keys.of("WA", "ID").make(2));
            world.store(keys.of("OR", "NV").make(2));

            world.export();

            assertThat(world.listedTeks()).hasSize(1);
            String west = world.text("exports/west/index.txt");
            assertThat(world.archive(west).getKeysCount()).isEqualTo(4);
        }
    }

    @Test
    @DisplayName("18, 27, 47 a batch copies the limit; a split window ends a second later per file")
    void splitsALargeWindow() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.change("max_records = 2");
            world.run("export-batches");
            world.change("max_records = null");
            List<StoredKey> keys = TestKeys.at("2021-06-15T09:00:00Z").make(3);
            world.store(keys);

            world.export();

            assertThat(world.index())
                    .containsExactly(
                            "exports/us/1623747600-1623751200-00001.zip",
                            "exports/us/1623747600-1623751200-00002.zip");
            assertThat(world.index().stream().map(world::archive))
                    .extracting(TemporaryExposureKeyExport::getEndTimestamp)
                    .containsExactly(1623751201L, 1623751202L); // K-42
            assertThat(world.listedTeks())
                    .containsExactlyInAnyOrderElementsOf(ExportWorld.teks(keys));
        }
    }

    @Test
    @DisplayName("49 the tail of new keys and the head of revised keys share a file")
    void putsRevisedKeysAfterNewOnes() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T13:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.change("max_records = 4");
            List<StoredKey> old = TestKeys.at("2021-06-15T09:00:00Z").make(2);
            world.store(old);
            world.store(TestKeys.at("2021-06-15T10:00:00Z").make(3));
            old.forEach(key -> world.revise(key, "2021-06-15T10:00:00Z", "negative", 6));

            world.export();

            List<TemporaryExposureKeyExport> files =
                    world.index().stream().map(world::archive).toList();
            assertThat(files)
                    .extracting(TemporaryExposureKeyExport::getKeysCount)
                    .containsExactly(2, 3, 0);
            assertThat(files)
                    .extracting(TemporaryExposureKeyExport::getRevisedKeysCount)
                    .containsExactly(0, 1, 1);
            TemporaryExposureKey revoked = files.getLast().getRevisedKeys(0);
            assertThat(revoked.getReportType()).isEqualTo(TemporaryExposureKey.ReportType.REVOKED);
            assertThat(revoked.getTransmissionRiskLevel()).isEqualTo(6); // B-08
            assertThat(revoked.getDaysSinceOnsetOfSymptoms()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "45 four hourly exports and one of four hours agree, {0} keys")
    @CsvSource({"4, 1", "200, 30"})
    void exportsTheSameKeysWhateverThePeriod(int count, int max) {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T04:00:00Z", NONE, NONE, "included", "exports/us");
            world.config("4h from 2021-06-15T04:00:00Z", NONE, NONE, "included", "exports/four");
            world.change("max_records = " + max);
            for (int hour = 4; hour < 8; hour++) {
                TestKeys keys = TestKeys.at("2021-06-15T0" + hour + ":00:00Z");
                world.store(keys.make(count / 4));
                world.store(keys.of("CA").travelers().make(1));
                world.store(keys.of("CA").make(1));
            }

            world.export();

            List<String> hourly = world.listedTeks();
            List<String> together =
                    Stream.of(world.text("exports/four/index.txt").split("\n", -1))
                            .flatMap(line -> world.archive(line).getKeysList().stream())
                            .map(key -> HexFormat.of().formatHex(key.getKeyData().toByteArray()))
                            .toList();
            assertThat(hourly).hasSize(count + 4).doesNotHaveDuplicates(); // K-33
            assertThat(together).containsExactlyInAnyOrderElementsOf(hourly);
        }
    }

    @Test
    @DisplayName("46 20 keys split at 1 to 20 stay 20 keys")
    void losesNothingBySplitting() {
        for (int max = 1; max <= 20; max += 3) {
            try (ExportWorld world =
                    ExportWorld.at("2021-06-15T12:00:00Z", folder.resolve("max" + max)).start()) {
                world.config("1h from 2021-06-15T09:00:00Z");
                world.change("max_records = " + max);
                List<StoredKey> keys = TestKeys.at("2021-06-15T09:00:00Z").make(20);
                world.store(keys);

                world.export();

                assertThat(world.index()).hasSize(Math.ceilDiv(20, max));
                assertThat(world.listedTeks())
                        .containsExactlyInAnyOrderElementsOf(ExportWorld.teks(keys));
            }
        }
    }

    @Test
    @DisplayName("66, 67 valid signature infos sign, the one effective last first")
    void signsWithEveryValidKeyNewestFirst() { // B-11
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.signatureInfo("unlimited", "2021-06-10T00:00:00Z", "");
            world.signatureInfo("ending", "2021-06-01T00:00:00Z", "2021-06-16T12:00:00Z");
            world.signatureInfo("expired", "2021-06-14T00:00:00Z", "2021-06-15T11:00:00Z");
            world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));

            world.export();

            assertThat(world.archive(world.index().getFirst()).getSignatureInfosList())
                    .extracting(SignatureInfo::getVerificationKeyVersion)
                    .containsExactly("unlimited", "ending");
        }
    }

    @Test
    void failsTheBatchRatherThanPublishUnsigned() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T13:00:00Z", folder).start()) {
            world.signatureInfo("expired", "2021-06-14T00:00:00Z", "2021-06-15T11:00:00Z");
            world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));
            world.store(TestKeys.at("2021-06-15T10:00:00Z").make(1));

            JobReport report = world.run("export-files").getFirst();

            assertThat(report.errors())
                    .singleElement()
                    .asString()
                    .contains("no signature info of this export is valid now"); // B-10, S-21
            assertThat(world.batches())
                    .containsExactly("15T09:00/15T10:00 open", "15T10:00/15T11:00 open"); // B-12
            assertThat(world.index()).isEmpty();

            world.change("version = version + 1");
            world.jdbc.sql("update enks.signature_info set thru_at = null").update();
            world.changed();
            world.export();
            assertThat(world.index()).hasSize(2);
        }
    }

    @Test
    void savesAWaitingWindowByTheSignatureInfoThatTheExportHasNow() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T13:00:00Z", folder).start()) {
            world.signatureInfo("expired", "2021-06-14T00:00:00Z", "2021-06-15T11:00:00Z");
            world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));
            assertThat(world.run("export-files").getFirst().isSuccess()).isFalse();

            world.signatureInfo("new", "2021-06-15T13:00:00Z", "");
            world.jdbc
                    .sql(
                            """
                            update enks.export_config_signature_info set signature_info_id =
                              (select max(signature_info_id) from enks.signature_info)
                            """)
                    .update();
            world.changed();
            world.export();

            assertThat(world.archive(world.index().getFirst()).getSignatureInfosList())
                    .extracting(SignatureInfo::getVerificationKeyVersion)
                    .containsExactly("new");
        }
    }

    @Test
    void marksABatchFailedAfterManyAttemptsAndTriesItSeldom() { // B-25
        try (ExportWorld world =
                ExportWorld.at("2021-06-15T12:00:00Z", folder)
                        .with("work.max-attempts", 3)
                        .start()) {
            world.signatureInfo("expired", "2021-06-14T00:00:00Z", "2021-06-15T11:00:00Z");
            world.config("1h from 2021-06-15T09:00:00Z");
            for (int attempt = 1; attempt <= 3; attempt++) {
                assertThat(world.run("export-files").getFirst().isSuccess()).isFalse();
            }
            assertThat(world.batches()).containsExactly("15T09:00/15T10:00 failed");

            assertThat(world.run("export-files").getFirst().errors().getFirst())
                    .contains("has failed 3 times, later windows wait");
            assertThat(world.count("select attempts from enks.export_batch")).isEqualTo(3);

            world.jdbc.sql("update enks.signature_info set thru_at = null").update();
            world.changed();
            world.now("2021-06-15T12:10:00Z");
            world.export();
            assertThat(world.batches()).containsExactly("15T09:00/15T10:00 complete");
        }
    }

    @Test
    void changesThePeriodWithoutGapOrOverlap() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T11:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T08:00:00Z");
            world.export();
            world.change("period_seconds = 14400");
            world.now("2021-06-15T18:30:00Z");
            List<StoredKey> keys = new ArrayList<>();
            for (int hour = 9; hour < 16; hour++) {
                keys.addAll(TestKeys.at("2021-06-15T%02d:00:00Z".formatted(hour)).make(1));
            }
            world.store(keys);

            world.export();

            assertThat(world.batches())
                    .containsExactly(
                            "15T08:00/15T09:00 complete",
                            "15T09:00/15T12:00 complete",
                            "15T12:00/15T16:00 complete");
            assertThat(world.listedTeks())
                    .containsExactlyInAnyOrderElementsOf(ExportWorld.teks(keys));
        }
    }

    @Test
    void finishesAnEndedExportAndRetiresItsFiles() { // B-07, B-22
        try (ExportWorld world = ExportWorld.at("2021-06-15T09:00:00Z", folder).start()) {
            world.config("4h from 2021-06-15T04:00:00Z thru 2021-06-15T09:30:00Z");
            world.store(TestKeys.at("2021-06-15T05:00:00Z").make(1));
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));
            world.now("2021-06-17T00:00:00Z");
            world.export();
            assertThat(world.batches())
                    .containsExactly("15T04:00/15T08:00 complete", "15T08:00/15T09:30 complete");
            List<String> files = world.index();

            world.now("2021-06-29T08:30:00Z");
            world.export();
            assertThat(world.index()).containsExactly(files.getLast()); // K-44
            world.run("export-cleanup");
            assertThat(world.objects("exports/us/1")).isEqualTo(files); // K-54

            world.now("2021-06-30T08:30:01Z");
            world.export();
            assertThat(world.index()).isEmpty();
            world.run("export-cleanup");
            assertThat(world.objects("exports/us/1")).containsExactly(files.getLast());

            world.now("2021-07-05T00:00:00Z");
            world.run("export-cleanup");
            assertThat(world.objects("")).containsExactly("exports/us/index.txt");
            assertThat(world.job("export-files").instances()).isEmpty();
        }
    }

    @Test
    @DisplayName("34, 35 deviates: nothing is deleted that the stored index lists")
    void deletesNothingThatTheStoredIndexLists() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));
            world.export();
            String file = world.index().getFirst();
            world.jdbc
                    .sql(
                            """
                            update enks.export_file
                            set state = 'delisted', delisted_at = '2021-06-15T12:00:00Z'
                            """)
                    .update();
            world.now("2021-07-15T12:00:00Z");

            JobReport report = world.run("export-cleanup").getFirst();

            assertThat(report.errors()).containsExactly("still in the index, not deleted: " + file);
            assertThat(world.objects("exports/us/1")).containsExactly(file);
        }
    }

    @Test
    @DisplayName("35 deviates: a window merged over a gap stays a TTL from its end (ADR 4)")
    void listsMergedWindowForAsLongAsAnyOther() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.export();
            world.store(TestKeys.at("2021-06-20T09:00:00Z").make(1));
            world.now("2021-06-29T11:30:00Z");
            world.export();
            assertThat(world.index()).hasSize(1);

            world.now("2021-07-01T12:00:00Z");
            world.export();

            assertThat(world.index()).hasSize(1);
        }
    }

    @Test
    void keepsTheIndexOfAnOldPlaceUntilItsFilesAreGone() {
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));
            world.export();
            world.change("filename_root = 'exports/new'");
            world.store(TestKeys.at("2021-06-15T10:00:00Z").make(1));
            world.now("2021-06-15T13:00:00Z");
            world.export();
            assertThat(world.index()).hasSize(1);
            assertThat(world.text("exports/new/index.txt"))
                    .isEqualTo("exports/new/1623751200-1623754800-00001.zip");

            world.now("2021-07-15T13:00:00Z");
            world.export();
            assertThat(world.index()).isEmpty();
        }
    }

    @Test
    @DisplayName("33 the same file name in two buckets is two files")
    void keepsFilesOfTwoBucketsApart() { // B-03
        try (ExportWorld world = ExportWorld.at("2021-06-15T12:00:00Z", folder).start()) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.change("bucket = 'other'");
            world.config("1h from 2021-06-15T09:00:00Z");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));

            world.export();

            assertThat(world.count("select count(*) from enks.export_file")).isEqualTo(2);
            assertThat(world.count("select count(distinct object_name) from enks.export_file"))
                    .isEqualTo(1);
        }
    }
}

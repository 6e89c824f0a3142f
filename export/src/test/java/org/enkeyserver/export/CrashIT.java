package org.enkeyserver.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.FilesystemBlobStore;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.tek.StoredKey;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashIT {

    private static final List<StoredKey> FIRST = TestKeys.at("2021-06-15T09:00:00Z").make(15);
    private static final List<StoredKey> SECOND = TestKeys.at("2021-06-15T10:00:00Z").make(3);

    @TempDir private Path folder;

    /// One window of three files and one of a single file, both padded.
    private ExportWorld world(Fuse fuse, String name) {
        ExportWorld world =
                ExportWorld.at("2021-06-15T13:00:00Z", folder.resolve(name))
                        .with("files.min-records", 18)
                        .with("files.padding-range", 2)
                        .blobs(fuse::around)
                        .signers(fuse::around)
                        .start();
        world.config("1h from 2021-06-15T09:00:00Z");
        world.change("max_records = 7");
        world.store(FIRST);
        world.store(SECOND);
        return world;
    }

    @Test
    void aRunKilledAtAnyStepIsRepeatedWithTheSameResult() {
        Map<String, String> undisturbed;
        int deeds;
        Fuse counting = Fuse.never();
        try (ExportWorld world = world(counting, "undisturbed")) {
            world.export();
            undisturbed = world.contents("exports");
            deeds = counting.deeds();
            assertThat(world.index()).containsExactlyElementsOf(undisturbed.keySet());
            assertThat(undisturbed).hasSize(4);
        }
        for (int step = 1; step <= deeds; step++) {
            for (boolean after : List.of(false, true)) {
                String name = "killed-" + (after ? "after-" : "before-") + step;
                try (ExportWorld world = world(new Fuse(step, after), name)) {
                    assertThatThrownBy(() -> world.run("export-files"))
                            .as(name)
                            .isInstanceOf(Fuse.Killed.class);
                    for (String line :
                            world.objects("exports").contains("exports/us/index.txt")
                                    ? world.index()
                                    : List.<String>of()) {
                        world.archive(line); // K-53
                    }

                    world.export();

                    assertThat(world.contents("exports")).as(name).isEqualTo(undisturbed);
                    assertThat(world.index())
                            .as(name)
                            .containsExactlyElementsOf(undisturbed.keySet());
                    world.index().forEach(world::archive);
                    assertThat(world.batches()).allMatch(row -> row.endsWith("complete"));
                }
            }
        }
    }

    @Test
    void replacesALeftOverThatIsNotWhatItShouldBe() {
        try (ExportWorld world = world(Fuse.never(), "garbage")) {
            new FilesystemBlobStore(folder.resolve("garbage/buckets"))
                    .put(
                            new BlobName("cdn", "exports/us/1623747600-1623751200-00001.zip"),
                            new byte[] {1, 2, 3},
                            BlobHeaders.ARCHIVE);

            world.export();

            world.index().forEach(world::archive);
            assertThat(world.listedTeks()).containsAll(ExportWorld.teks(FIRST));
        }
    }

    @Test
    void neverChangesTheBytesBehindANameOnRecord() { // K-61
        try (ExportWorld world = world(Fuse.never(), "recorded")) {
            world.export();
            Map<String, String> before = world.contents("exports");
            world.jdbc
                    .sql("update enks.export_batch set state = 'open', finished_at = null")
                    .update();
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));

            JobReport report = world.run("export-files").getFirst();

            assertThat(report.errors().getFirst()).contains("another archive is on record as");
            assertThat(world.contents("exports")).isEqualTo(before);
        }
    }

    @RepeatedTest(5)
    void twoRunsOfOneExportDoNotDisturbEachOther(RepetitionInfo repetition)
            throws InterruptedException, ExecutionException {
        try (ExportWorld world = world(Fuse.never(), "race" + repetition.getCurrentRepetition());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String instance = world.job("export-files").instances().getFirst();
            Callable<JobReport> run = () -> world.job("export-files").run(instance);
            List<Future<JobReport>> running = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                running.add(threads.submit(run));
            }
            for (Future<JobReport> each : running) {
                each.get();
            }

            world.export();

            assertThat(world.batches())
                    .containsExactly("15T09:00/15T10:00 complete", "15T10:00/15T11:00 complete");
            assertThat(world.contents("exports").keySet()).containsExactlyElementsOf(world.index());
            assertThat(world.listedTeks())
                    .doesNotHaveDuplicates()
                    .containsAll(ExportWorld.teks(FIRST))
                    .containsAll(ExportWorld.teks(SECOND));
            assertThat(world.count("select count(*) from enks.tek"))
                    .isEqualTo(world.listedTeks().size());
        }
    }
}

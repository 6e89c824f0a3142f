package org.enkeyserver.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.export.ExportWorld;
import org.enkeyserver.export.TestKeys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaddingIT {

    private static final String NONE = "array[]::text[]";

    @TempDir private Path folder;

    @Test
    @DisplayName("56, 57 all generated keys are stored, deviates: with the times of real keys")
    void storesEveryPaddingKey() { // B-02
        try (ExportWorld world = padded("2021-06-15T13:00:00Z")) {
            world.config("2h from 2021-06-15T08:00:00Z");
            List<StoredKey> real = TestKeys.at("2021-06-15T08:00:00Z").make(1);
            world.store(real);
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(1));

            world.export();

            assertThat(world.listedTeks()).hasSizeBetween(1000, 1100).doesNotHaveDuplicates();
            assertThat(world.count("select count(*) from enks.tek where origin = 'padding'"))
                    .isEqualTo(world.listedTeks().size() - 2);
            assertThat(
                            world.count(
                                    """
                                    select count(distinct created_at) from enks.tek
                                    where origin = 'padding' and app_name is null
                                    """))
                    .isEqualTo(2); // B-04
        }
    }

    @Test
    void laterExportsOfTheSameRegionsContainTheSamePadding() {
        try (ExportWorld world = padded("2021-06-15T13:00:00Z")) {
            world.config("1h from 2021-06-15T09:00:00Z");
            world.config("2h from 2021-06-15T08:00:00Z", NONE, NONE, "included", "exports/two");
            world.store(TestKeys.at("2021-06-15T09:00:00Z").make(20));

            world.export();

            String other = world.text("exports/two/index.txt");
            Set<String> hourly = new HashSet<>(world.listedTeks());
            assertThat(world.archive(other).getKeysCount()).isEqualTo(hourly.size());
        }
    }

    @Test
    void neverRevisesItsOwnPadding() {
        try (ExportWorld world = padded("2021-06-15T13:00:00Z")) {
            world.config("1h from 2021-06-15T09:00:00Z");
            List<StoredKey> keys = TestKeys.at("2021-06-15T09:00:00Z").make(3);
            world.store(keys);
            world.revise(keys.getFirst(), "2021-06-15T10:00:00Z", "negative", 6);
            world.store(TestKeys.at("2021-06-15T10:00:00Z").make(1));

            world.export();

            assertThat(world.index()).hasSize(2);
            assertThat(world.archive(world.index().getLast()).getRevisedKeysCount()).isEqualTo(1);
            assertThat(
                            world.count(
                                    """
                                    select count(*) from enks.tek
                                    where origin = 'padding' and revised_at is not null
                                    """))
                    .isZero();
        }
    }

    @Test
    @DisplayName("54 a window of revised keys alone is not padded")
    void leavesRevisedKeysAlone() {
        try (ExportWorld world = padded("2021-06-15T13:00:00Z")) {
            List<StoredKey> keys = TestKeys.at("2021-06-15T09:00:00Z").make(5);
            world.config("1h from 2021-06-15T10:00:00Z");
            world.store(keys);
            keys.forEach(key -> world.revise(key, "2021-06-15T10:00:00Z", "confirmed", 2));

            world.export();

            assertThat(world.listedTeks()).isEmpty();
            assertThat(world.archive(world.index().getFirst()).getRevisedKeysCount()).isEqualTo(5);
        }
    }

    private ExportWorld padded(String now) {
        return ExportWorld.at(now, folder)
                .with("files.min-records", 1000)
                .with("files.padding-range", 100)
                .start();
    }
}

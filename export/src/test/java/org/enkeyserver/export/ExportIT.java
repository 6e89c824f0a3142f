package org.enkeyserver.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKey;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKeyExport;
import org.enkeyserver.common.tek.StoredKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportIT {

    @TempDir private Path folder;

    @Test
    @DisplayName("75 twelve confirmed keys arrive in signed, listed files")
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
            assertThat(archive.getKeysList()).hasSize(12);
            assertThat(teks(archive)).isEqualTo(expected(keys));
            assertThat(archive.getRegion()).isEqualTo("US");
            assertThat(archive.getBatchNum()).isEqualTo(1);
            assertThat(archive.getBatchSize()).isEqualTo(1);
        }
    }

    private static Set<String> teks(TemporaryExposureKeyExport archive) {
        return archive.getKeysList().stream()
                .map(TemporaryExposureKey::getKeyData)
                .map(data -> HexFormat.of().formatHex(data.toByteArray()))
                .collect(Collectors.toSet());
    }

    private static Set<String> expected(List<StoredKey> keys) {
        return keys.stream()
                .map(key -> HexFormat.of().formatHex(key.tek().bytes()))
                .collect(Collectors.toSet());
    }
}

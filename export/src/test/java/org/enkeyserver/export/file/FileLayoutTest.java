package org.enkeyserver.export.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.enkeyserver.common.config.ExportConfig.TravelerMode;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.export.batch.ExportBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLayoutTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "69 first file               |v1|0  |2  |1|0|v1/0-2-00001.zip",
                "70 regenerated              |v1|0  |2  |2|2|v1/2-4-00002.zip",
                "71 regenerated, another root|v2|100|300|1|3|v2/103-303-00001.zip"
            })
    void namesFiles(
            String row, String root, long start, long end, int number, int again, String name) {
        FileLayout layout = new FileLayout(batch(root, start, end), 1, 5, again);
        assertThat(layout.name(number).object()).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "47 split: the second file ends two seconds later|3|2|2|3602",
                "48 one file ends exactly                        |2|2|1|3600",
                "48 one key less than full                       |1|2|1|3600"
            })
    void endsEachFileOfASplitAtAnotherSecond(
            String row, long total, int max, int files, long lastEnd) {
        FileLayout layout = new FileLayout(batch("r", 0, 3600), max, total, 0);
        assertThat(layout.files()).isEqualTo(files);
        assertThat(layout.header(files).startTimestamp()).isZero();
        assertThat(layout.header(files).endTimestamp()).isEqualTo(lastEnd);
    }

    private static ExportBatch batch(String root, long start, long end) {
        return new ExportBatch(
                1,
                1,
                new TimeWindow(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end)),
                "cdn",
                root,
                "US",
                Set.of("US"),
                Set.of(),
                TravelerMode.OF_REGIONS,
                OptionalInt.empty(),
                List.of(1L));
    }
}

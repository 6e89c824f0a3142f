package org.enkeyserver.tools.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.testing.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyScheduleTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final int START = 2642976;
    private static final byte[] METADATA = HEX.parseHex("40080000");

    private final KeySchedule schedule =
            KeySchedule.of(
                    TemporaryExposureKey.of(HEX.parseHex("75c734c6dd1a782de7a965da5eb93125")));

    @Test
    void derivesTheKeysOfTheOfficialVector() {
        assertThat(HEX.formatHex(schedule.identifierKey()))
                .isEqualTo("185ad91db69ec7dd048960f1f3ba6175");
        assertThat(HEX.formatHex(schedule.metadataKey()))
                .isEqualTo("d57c46af7a1d83965b9bed8bd152936a");
    }

    @ParameterizedTest(name = "interval {0}")
    @CsvSource({
        "0, 8be6cd371c5c891604bfbe49df845096, 72033874",
        "1, 3c9a1de5dd6b02afa7fded7b570b3e56, c29211b1",
        "2, 243ffe9a3b08bded3094bac8630bb8ad, 6adfad03",
        "143, f431b62ecf443102ce4ed0407de54bd4, 1215e57e"
    })
    void derivesTheIdentifiersOfTheSpecification(int offset, String identifier, String metadata) {
        assertDerives(START + offset, identifier, metadata);
    }

    @Test
    void derivesAllIdentifiersOfADay() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.require("vectors/rpi-aem-v1.2.csv"));
        List<String> rows = lines.subList(2, lines.size());

        assertThat(rows).hasSize(IntervalNumber.PER_DAY);
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            assertDerives(Integer.parseInt(cells[1]), cells[2], cells[3]);
        }
    }

    private void assertDerives(int interval, String identifier, String metadata) {
        ProximityIdentifier derived = schedule.identifier(new IntervalNumber(interval));

        assertThat(HEX.formatHex(derived.bytes())).isEqualTo(identifier);
        assertThat(HEX.formatHex(schedule.metadata(derived, METADATA))).isEqualTo(metadata);
        assertThat(schedule.metadata(derived, HEX.parseHex(metadata))).isEqualTo(METADATA);
    }
}

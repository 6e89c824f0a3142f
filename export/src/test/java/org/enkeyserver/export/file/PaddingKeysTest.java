package org.enkeyserver.export.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enkeyserver.common.store.KeyTraits;
import org.enkeyserver.common.store.ScannedKey;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.tek.StoredKey.Origin;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingKeysTest {

    private static final Instant NOON = Instant.parse("2021-06-15T12:00:00Z");

    private final PaddingKeys padding = new PaddingKeys(new SecureRandom());

    @ParameterizedTest(name = "{0}")
    @DisplayName("spec/export.md 23, padding")
    @CsvSource(
            delimiter = '|',
            value = {
                "50 nothing to pad                       |0  |0  |1000|100|500000|0|0",
                "51 three keys to a floor of 100         |3  |0  |100 |10 |1000  |97|107",
                "53 never beyond the largest file        |200|0  |1000|0  |500   |300|300",
                "54 revised keys alone are not padded    |0  |5  |1000|0  |500000|0|0",
                "55 enough already                       |1  |0  |1   |0  |500000|0|0",
                "padding never causes one more file      |3  |8  |100 |0  |5     |4|4",
                "no room in a full file                  |5  |5  |100 |0  |5     |0|0"
            })
    void fillsUpToTheFloor(
            String row,
            long newKeys,
            long revised,
            int floor,
            int range,
            int max,
            int least,
            int most) {
        for (int draw = 0; draw < 50; draw++) {
            assertThat(padding.missing(newKeys, revised, floor, range, max)).isBetween(least, most);
        }
    }

    @Test
    @DisplayName("52 the jitter takes every value of its range and no other")
    void drawsEveryJitter() {
        Set<Integer> drawn =
                IntStream.range(0, 1000)
                        .mapToObj(draw -> padding.missing(1, 0, 10, 8, 1000))
                        .collect(Collectors.toSet());
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(9, 17).boxed().toList());
    }

    @Test
    void copiesWholeKeysAsOftenAsTheyOccur() { // B-04
        List<KeyTraits> real =
                Stream.of(
                                traits(2_700_000, 144, ReportType.CONFIRMED, -3, 0, "US"),
                                traits(2_700_144, 144, ReportType.CONFIRMED, -2, 0, "US"),
                                traits(2_700_144, 144, ReportType.CONFIRMED, -2, 0, "US"),
                                traits(2_700_288, 60, ReportType.LIKELY, 1, 1, "US", "CA"),
                                traits(2_700_288, 144, ReportType.USER_REPORT, 0, 2, "US"))
                        .toList();
        int count = 20_000;

        List<StoredKey> generated = padding.generate(count, real);

        Map<String, Long> expected = histogram(real, PaddingKeysTest::shape);
        Map<String, Long> seen = histogram(generated, PaddingKeysTest::shape);
        assertThat(seen.keySet()).isEqualTo(expected.keySet());
        expected.forEach((shape, times) -> {
            double share = (double) times / real.size();
            double sigma = Math.sqrt(count * share * (1 - share));
            assertThat((double) seen.getOrDefault(shape, 0L))
                    .as(shape)
                    .isCloseTo(count * share, within(6 * sigma));
        });
        assertThat(new HashSet<>(generated.stream().map(StoredKey::tek).toList())).hasSize(count);
    }

    @Test
    void generatedKeyBytesLookRandom() {
        int ones = 0;
        List<StoredKey> generated =
                padding.generate(
                        10_000, List.of(traits(2_700_000, 144, ReportType.CONFIRMED, 0, 0, "US")));
        for (StoredKey key : generated) {
            for (byte each : key.tek().bytes()) {
                ones += Integer.bitCount(each & 0xff);
            }
        }
        double bits = generated.size() * 128.0;
        assertThat((double) ones).isCloseTo(bits / 2, within(6 * Math.sqrt(bits) / 2));
    }

    @Test
    void marksGeneratedKeysAsPaddingOfNobody() { // B-05
        StoredKey key =
                padding.generate(
                                1,
                                List.of(traits(2_700_000, 144, ReportType.CONFIRMED, 0, 0, "US")))
                        .getFirst();
        assertThat(key.origin()).isEqualTo(Origin.PADDING);
        assertThat(key.appName()).isEmpty();
        assertThat(key.healthAuthorityId()).isEmpty();
    }

    @Test
    void copiesRealKeysRatherThanOtherPadding() {
        KeyTraits real = traits(2_700_000, 144, ReportType.CONFIRMED, 0, 0, "US");
        KeyTraits fake = traits(2_700_144, 144, ReportType.LIKELY, 0, 0, "US");
        KeyTraits padded =
                new KeyTraits(
                        fake.key(),
                        fake.regions(),
                        fake.traveler(),
                        Origin.PADDING,
                        fake.createdAt());
        assertThat(padding.generate(100, List.of(padded, real)))
                .allMatch(key -> key.rollingStart().value() == 2_700_000);
    }

    private static KeyTraits traits(
            int start, int period, ReportType type, int onset, int hoursAgo, String... regions) {
        TemporaryExposureKey tek = TemporaryExposureKey.of(new byte[16]);
        return new KeyTraits(
                new ScannedKey(
                        tek,
                        start,
                        period,
                        type.defaultTransmissionRisk(),
                        Optional.of(type),
                        OptionalInt.of(onset)),
                Set.of(regions),
                regions.length > 1,
                Origin.LOCAL,
                NOON.minusSeconds(3600L * hoursAgo));
    }

    private static <T> Map<String, Long> histogram(List<T> keys, Function<T, String> shape) {
        return keys.stream().collect(Collectors.groupingBy(shape, Collectors.counting()));
    }

    private static String shape(KeyTraits traits) {
        ScannedKey key = traits.key();
        return shape(
                key.rollingStart(),
                key.rollingPeriod(),
                key.transmissionRisk(),
                key.reportType().orElseThrow().claim(),
                key.daysSinceOnset().orElseThrow(),
                traits.regions(),
                traits.traveler(),
                traits.createdAt());
    }

    private static String shape(StoredKey key) {
        return shape(
                key.rollingStart().value(),
                key.rollingPeriod().intervals(),
                key.transmissionRisk().level(),
                key.reportType().orElseThrow().claim(),
                key.daysSinceOnset().orElseThrow().value(),
                key.regions(),
                key.traveler(),
                key.createdAt());
    }

    private static String shape(
            int start,
            int period,
            int risk,
            String type,
            int onset,
            Set<String> regions,
            boolean traveler,
            Instant createdAt) {
        List<String> sorted = regions.stream().sorted().toList();
        return "%d/%d/%d/%s/%d/%s/%s/%s"
                .formatted(start, period, risk, type, onset, sorted, traveler, createdAt);
    }
}

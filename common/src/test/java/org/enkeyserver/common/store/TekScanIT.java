package org.enkeyserver.common.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.enkeyserver.common.store.TekSelection.Travelers;
import org.enkeyserver.common.tek.TimeWindow;
import org.enkeyserver.common.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class TekScanIT {

    private static final TimeWindow WINDOW =
            new TimeWindow(
                    Instant.parse("2021-06-15T08:00:00Z"), Instant.parse("2021-06-15T12:00:00Z"));

    private TestDatabase database = TestDatabase.create();
    private TekScan scan = scan(database);

    @BeforeEach
    void renew() {
        database = TestDatabase.create();
        scan = scan(database);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("spec/export.md 23, selection")
    @CsvSource(
            delimiter = '|',
            value = {
                "37, 42 a region and travelers of any|CA    |     |INCLUDED  |CA CAt USAt EUt",
                "38 a region without another       |US    |EU   |INCLUDED  |CAt US USAt",
                "39 non-travelers of a region      |CA    |     |EXCLUDED  |CA",
                "40 non-travelers of two regions   |US EU |     |EXCLUDED  |US EU",
                "a region, travelers or not        |CA    |     |OF_REGIONS|CA CAt",
                "two excluded                      |CA US |CA EU|INCLUDED  |US USAt",
                "three regions                     |US EU FR|   |OF_REGIONS|US EU EUt FR"
            })
    void selectsByRegion( // B-01, D21
            String row,
            String regions,
            @Nullable String excluded,
            Travelers travelers,
            String keys) {
        List<String> names = List.of("CA", "CAt", "US", "USAt", "EU", "EUt", "FR");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean traveler = name.endsWith("t");
            insert(i, traveler ? name.substring(0, name.length() - 1) : name, traveler, "09:00");
        }
        insert(90, "USB", false, "13:00");

        TekSelection selection =
                new TekSelection(WINDOW, words(regions), words(excluded), travelers);

        assertThat(newKeys(selection).stream().map(i -> names.get(i)))
                .containsExactlyInAnyOrderElementsOf(words(keys));
        assertThat(scan.read(selection, TekScan.Snapshot::countNew)).isEqualTo(words(keys).size());
    }

    @Test
    @DisplayName("36, 41 the start of a window is included and its end excluded")
    void takesTheStartAndLeavesTheEnd() {
        insert(1, "US", false, "08:00");
        insert(2, "US", false, "11:59:59.999999");
        insert(3, "US", false, "12:00");
        insert(4, "US", false, "07:59:59.999999");
        assertThat(newKeys(us())).containsExactly(1, 2);
    }

    @Test
    @DisplayName("43 deviates: keys come in the order of their bytes, unsigned")
    void ordersByUnsignedBytes() {
        insert(0xff, "US", false, "08:00");
        insert(0x7f, "US", false, "09:00");
        insert(0x80, "US", false, "10:00");
        assertThat(newKeys(us())).containsExactly(0x7f, 0x80, 0xff);
    }

    @Test
    @DisplayName("44 deviates: a key of 15 bytes cannot be stored")
    void refusesShortKeys() {
        assertThatThrownBy(() -> database.execute("insert into enks.tek (tek) values ('\\x0102')"))
                .isInstanceOf(IllegalStateException.class); // S-13
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "not revised                               |09:00|     |          |1 confirmed risk 2|",
                "revoked before its first export (B-09)    |09:00|11:00|negative  ||",
                "revised before its first export: once, in its final state|09:00|11:00|likely|1 likely risk 7|",
                "revised after the window: as uploaded     |09:00|12:00|negative  |1 confirmed risk 2|",
                "revised in a later window than uploaded (B-08)|05:00|08:00|negative|  |1 negative risk 7",
                "revised at the end                        |05:00|12:00|negative  ||",
                "revised an hour before its embargo ends   |09:00|08:30|likely    |1 likely risk 7|"
            })
    void showsEachKeyOnceInItsFinalState(
            String row,
            String createdAt,
            @Nullable String revisedAt,
            @Nullable String type,
            @Nullable String expectedNew,
            @Nullable String expectedRevised) {
        insert(1, "US", false, createdAt);
        if (revisedAt != null) {
            database.execute(
                    """
                    update enks.tek set revised_at = '2021-06-15T%s:00Z',
                      revised_report_type = '%s', revised_transmission_risk = 7
                    """
                            .formatted(revisedAt, type));
        }
        List<String> fresh = new ArrayList<>();
        List<String> revised = new ArrayList<>();

        scan.read(
                us(),
                window -> {
                    window.forEachNew(key -> fresh.add(words(key)));
                    window.forEachRevised(key -> revised.add(words(key)));
                    assertThat(window.countNew()).isEqualTo(fresh.size());
                    assertThat(window.countRevised()).isEqualTo(revised.size());
                    assertThat(window.traitsOfNew()).hasSize(fresh.size());
                    return true;
                });

        assertThat(fresh).isEqualTo(expectedNew == null ? List.of() : List.of(expectedNew));
        assertThat(revised)
                .isEqualTo(expectedRevised == null ? List.of() : List.of(expectedRevised));
    }

    private List<Integer> newKeys(TekSelection selection) {
        List<Integer> keys = new ArrayList<>();
        scan.read(
                selection,
                window -> {
                    window.forEachNew(key -> keys.add(key.tek().bytes()[0] & 0xff));
                    return true;
                });
        return keys;
    }

    private void insert(int first, String region, boolean traveler, String time) {
        byte[] tek = new byte[16];
        tek[0] = (byte) first;
        database.execute(
                """
                insert into enks.tek (tek, rolling_start_interval, rolling_period,
                  transmission_risk, report_type, regions, traveler, origin, created_at)
                values ('\\x%s', 2700000, 144, 2, 'confirmed', array['%s'], %s, 'local',
                  '2021-06-15T%sZ')
                """
                        .formatted(HexFormat.of().formatHex(tek), region, traveler, time));
    }

    private static TekSelection us() {
        return new TekSelection(WINDOW, Set.of("US"), Set.of(), Travelers.OF_REGIONS);
    }

    private static String words(ScannedKey key) {
        return (key.tek().bytes()[0] & 0xff)
                + " "
                + key.reportType().orElseThrow().claim()
                + " risk "
                + key.transmissionRisk();
    }

    private static Set<String> words(@Nullable String words) {
        return words == null || words.isBlank()
                ? Set.of()
                : Set.copyOf(Arrays.asList(words.split(" ", -1)));
    }

    private static TekScan scan(TestDatabase database) {
        DataSource dataSource = database.dataSource();
        return new TekScan(dataSource, new JdbcTransactionManager(dataSource));
    }
}

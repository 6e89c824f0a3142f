package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enkeyserver.common.config.UploadClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows A of `spec/publish.md` section 11.2 on regions; lists are written with blanks.
final class UploadRegionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "refused",
            textBlock =
                    """
                    A03 those of the app                 , R1    , ''      , ''   , R1
                    A04 not allowed                      , R1 R2 , R1X     , ''   , refused
                    A04 one of two not allowed           , US    , US CA   , ''   , refused
                    A05 both allowed                     , US CA , US CA   , ''   , US CA
                    A05 exactly those that were asked for, US CA , CA      , ''   , CA
                    A06 the default                      , ''    , ''      , us   , US
                    A06 none                             , ''    , ''      , ''   , ''
                    A07 lower case of the app            , us    , ''      , ''   , US
                    A10 no list allows everything        , ''    , Zz yy   , US   , ZZ YY
                    D38 request in lower case            , US    , us      , ''   , US
                    D38 app in lower case                , us    , US      , ''   , US
                    D38 not another letter               , US    , USA     , ''   , refused
                    """)
    void areThoseAskedForIfTheAppMayUploadForThem(
            String row, String allowed, String asked, String byDefault, String expected) {
        var settings = new PublishSettings(false, byDefault, false, 0, 0, false, true, 401);
        var client = client(words(allowed));

        Optional<Set<String>> regions =
                new UploadRegions(settings).of(client, List.copyOf(words(asked)));

        assertThat(regions).isEqualTo(Optional.ofNullable(expected).map(UploadRegionsTest::words));
    }

    @ParameterizedTest(name = "S-01 {index}")
    @MethodSource("rubbish")
    void areNothingThatCannotBeARegion(List<String> asked) {
        var settings = new PublishSettings(false, "", false, 0, 0, false, true, 401);

        assertThat(new UploadRegions(settings).of(client(Set.of()), asked)).isEmpty();
    }

    static Stream<List<String>> rubbish() {
        return Stream.of(
                List.of("A\0B"),
                List.of("A\u001fB"),
                List.of("US", "\ud800"),
                List.of("\ud83d\ude00".repeat(12_000)),
                IntStream.range(0, 300).mapToObj(Integer::toString).toList());
    }

    private static UploadClient client(Set<String> regions) {
        return new UploadClient("com.example.app", regions, Set.of(1L), false, false);
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}

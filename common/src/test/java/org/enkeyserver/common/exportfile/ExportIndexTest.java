package org.enkeyserver.common.exportfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportIndexTest {

    @Test
    @DisplayName("72 files b, a, a")
    void sortsOnceEachWithoutTrailingNewline() {
        assertThat(text(ExportIndex.render(List.of("b", "a", "a")))).isEqualTo("a\nb");
    }

    @Test
    @DisplayName("73 no files")
    void rendersNothingAsZeroBytes() {
        assertThat(ExportIndex.render(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.zip", "a//b.zip", "../a.zip", "a b.zip", "ä.zip", "a\r", "", "a/"})
    void refusesNamesSomeClientChokesOn(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ExportIndex.render(List.of(name)));
    }

    @Test
    void parsesWhatPhonesTolerate() {
        byte[] content = "a.zip\r\n\n b.zip\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(ExportIndex.parse(content)).containsExactly("a.zip", "b.zip");
        assertThat(ExportIndex.parse(new byte[0])).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "69 start 0 end 0, v1, 0, 0, 1, 0, v1/0-0-00001.zip",
        "70 num 2 regen 2, v1, 0, 0, 2, 2, v1/2-2-00002.zip",
        "71 100/300 regen 3, v2, 100, 300, 1, 3, v2/103-303-00001.zip"
    })
    void namesFiles(
            String row, String root, long start, long end, int number, int regen, String name) {
        ExportFileName file = ExportFileName.of(root, start, end, number, regen);

        assertThat(file.objectName()).as(row).isEqualTo(name);
        assertThat(ExportFileName.parse(name)).contains(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/1-2-1.zip", "v1/1-2-00001.ZIP", "v1/a-2-00001.zip", "index.txt"})
    void takesOtherNamesForOtherFiles(String name) {
        assertThat(ExportFileName.parse(name)).isEmpty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}

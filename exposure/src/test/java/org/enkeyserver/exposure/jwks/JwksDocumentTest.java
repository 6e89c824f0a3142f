package org.enkeyserver.exposure.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwksDocumentTest {

    private static final TestJwk K1 = TestJwk.create("k1");
    private static final TestJwk K2 = TestJwk.create("k2");

    @Test
    void readsTheBareArrayAndTheFormOfRfc7517() throws JwksException { // D22
        String array = TestJwk.array(K1, K2);

        assertThat(read(array).keys()).containsExactly(K1.published(), K2.published());
        assertThat(read("{\"keys\":" + array + ",\"more\":1}")).isEqualTo(read(array));
    }

    @ParameterizedTest(name = "D22 {0}")
    @ValueSource(
            strings = {
                "{\"kty\":\"RSA\",\"kid\":\"r\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
                "{\"kty\":\"oct\",\"kid\":\"o\",\"k\":\"AQAB\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"p\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p\",\"x\":\"AQ\",\"y\":\"AQ\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p\",\"x\":\"!\",\"y\":1}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"p\"}",
                "[]",
                "null",
                "\"k\"",
                "17"
            })
    void skipsOtherElements(String element) throws JwksException {
        JwksDocument document = read("[" + element + "," + K1.json("") + "]");

        assertThat(document.keys()).containsExactly(K1.published());
        assertThat(document.skipped()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"use\":\"enc\"",
                ",\"alg\":\"ES384\"",
                ",\"key_ops\":[\"sign\"]",
                ",\"d\":\"AQAB\""
            })
    void skipsKeysThatAreNotForVerifying(String member) throws JwksException {
        assertThat(read("[" + K1.json(member) + "]")).isEqualTo(new JwksDocument(List.of(), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"use\":\"sig\",\"alg\":\"ES256\"", ",\"key_ops\":[\"verify\"]"})
    void takesKeysThatSayWhatTheyAreFor(String member) throws JwksException {
        assertThat(read("[" + K1.json(member) + "]").keys()).hasSize(1);
    }

    @Test
    void skipsAPointThatIsNotOnTheCurve() throws JwksException {
        String x = "\"x\":\"" + "A".repeat(43) + "\"";
        String off = K1.json("").replaceFirst("\"x\":\"[^\"]*\"", x);

        assertThat(read("[" + off + "]").keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " k1", "k1 "})
    void skipsUnusableKids(String kid) throws JwksException {
        assertThat(read(TestJwk.array(K1.named(kid), K1.named("k".repeat(257)))).skipped())
                .isEqualTo(2);
    }

    @Test
    void takesTheFirstOfAKid() throws JwksException {
        JwksDocument document = read(TestJwk.array(K1, K2.named("k1"), K1));

        assertThat(document.keys()).containsExactly(K1.published());
        assertThat(document.skipped()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"keys\":1}", "17", "null", "<html></html>", "[] []"})
    void refusesWhatIsNoListOfKeys(String json) {
        assertThatExceptionOfType(JwksException.class).isThrownBy(() -> read(json));
    }

    @Test
    void refusesTooManyElementsAndTooDeepOnes() {
        String many = String.join(",", Collections.nCopies(101, "1"));

        assertThatExceptionOfType(JwksException.class).isThrownBy(() -> read("[" + many + "]"));
        assertThatExceptionOfType(JwksException.class)
                .isThrownBy(() -> read("[".repeat(10_000) + "]".repeat(10_000)));
    }

    private static JwksDocument read(String json) throws JwksException {
        return JwksDocument.read(json.getBytes(UTF_8));
    }
}

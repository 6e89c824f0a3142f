package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.enkeyserver.exposure.wire.SentKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 1.3 and rows H05 to H17 of `spec/publish.md`.
final class PublishRequestReaderTest {

    private final PublishRequestReader reader = new PublishRequestReader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    H05 empty body               | ~~                       | body must not be empty
                    H05 white space              | ~ \t ~                   | body must not be empty
                    H06 no JSON                  | totally not json         | malformed json
                    H07 name without quotes      | {"key": "value", badKey: 6 | malformed json
                    H08 ends inside              | {"exposureKeys": ["ABC", "DEF", "123"], | malformed json
                    H09 number for the list      | {"temporaryExposureKeys": 42} | invalid value "temporaryExposureKeys"
                    H10 texts in the list        | {"temporaryExposureKeys": ["41", 42]} | invalid value "temporaryExposureKeys"
                    H12 two objects              | {}{}                     | body must contain only one JSON object
                    H12 garbage after the object | {} x                     | body must contain only one JSON object
                    H12 stray bracket            | {}}                      | body must contain only one JSON object
                    1.3 list                     | []                       | invalid value ""
                    1.3 text                     | "x"                      | invalid value ""
                    1.3 number                   | 12                       | invalid value ""
                    1.3 exponent                 | {"temporaryExposureKeys":[{"rollingPeriod":1e3}]} | invalid value "temporaryExposureKeys.rollingPeriod"
                    1.3 fraction                 | {"temporaryExposureKeys":[{"rollingPeriod":1.5}]} | invalid value "temporaryExposureKeys.rollingPeriod"
                    1.3 text for a number        | {"temporaryExposureKeys":[{"rollingPeriod":"144"}]} | invalid value "temporaryExposureKeys.rollingPeriod"
                    1.3 33 bits                  | {"temporaryExposureKeys":[{"rollingStartNumber":2147483648}]} | invalid value "temporaryExposureKeys.rollingStartNumber"
                    1.3 33 bits, negative        | {"symptomOnsetInterval":-2147483649} | invalid value "symptomOnsetInterval"
                    1.3 65 bits                  | {"temporaryExposureKeys":[{"transmissionRisk":9223372036854775808}]} | invalid value "temporaryExposureKeys.transmissionRisk"
                    1.3 text for traveler        | {"traveler":"true"}      | invalid value "traveler"
                    1.3 number for traveler      | {"traveler":1}           | invalid value "traveler"
                    1.3 number for a text        | {"healthAuthorityID":1}  | invalid value "healthAuthorityID"
                    1.3 object for a text        | {"padding":{}}           | invalid value "padding"
                    1.3 list for a key           | {"temporaryExposureKeys":[[]]} | invalid value "temporaryExposureKeys"
                    """)
    void refuses(String row, String body, String reason) {
        assertThat(refusal(body)).isEqualTo("error unmarshalling API call, code: 400: " + reason);
    }

    @ParameterizedTest(name = "1.3 encoding {0}")
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void refusesOtherEncodings(String charset) {
        byte[] body = "{\"traveler\":true}".getBytes(Charset.forName(charset));

        assertThat(refusal(body)).contains("malformed json");
    }

    @Test
    void refusesAByteOrderMark() { // section 1.3
        assertThat(refusal("\uFEFF{}")).contains("malformed json");
    }

    @Test
    void refusesDeepNesting() {
        assertThat(refusal("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}"))
                .contains("malformed json");
    }

    @ParameterizedTest(name = "{0} (C-06, K-70)")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    H11 unknown member        | {"badField": "doesn't exist"}
                    H17 unknown in a key      | {"temporaryExposureKeys":[],"x":{"y":[1,{"z":null}]}}
                    K-70 vaccinated           | {"vaccinated": true}
                    """)
    void ignoresUnknownMembers(String row, String body) {
        assertThat(read(body).keys()).isEmpty();
    }

    @Test
    void readsNamesInAnyCase() { // H15, K-69
        PublishRequest request =
                read(
                        """
                        {"TEMPORARYEXPOSUREKEYS":[{"KEY":"AQ==","rollingstartnumber":2,"RollingPeriod":3,
                        "TransmissionRisk":4,"vaccinated":true}],"hmackey":"x","HEALTHAUTHORITYID":"y"}
                        """);

        assertThat(request.keys()).containsExactly(new SentKey(0, "AQ==", 2, 3, 4));
        assertThat(request.hmacKey()).isEqualTo("x");
        assertThat(request.healthAuthorityId()).isEqualTo("y");
    }

    @ParameterizedTest(name = "1.3 last of repeated members: {0}")
    @ValueSource(
            strings = {
                "{\"hmacKey\":\"a\",\"hmackey\":\"b\"}",
                "{\"hmacKey\":\"a\",\"hmacKey\":\"b\"}",
                "{\"hmackey\":\"a\",\"padding\":\"\",\"HMACKEY\":\"b\"}"
            })
    void takesTheLastOfRepeatedMembers(String body) {
        assertThat(read(body).hmacKey()).isEqualTo("b");
    }

    @Test
    void takesNullForAbsent() { // section 1.3
        PublishRequest request =
                read(
                        """
                        {"temporaryExposureKeys":[null,{"key":null,"rollingPeriod":null}],"traveler":null,
                        "hmacKey":null,"symptomOnsetInterval":null,"revisionToken":null}
                        """);

        assertThat(request.keys())
                .containsExactly(new SentKey(0, "", 0, 0, 0), new SentKey(1, "", 0, 0, 0));
        assertThat(request.symptomOnset()).isEmpty();
        assertThat(request.revisionToken()).isEmpty();
        assertThat(read("{\"temporaryExposureKeys\":null}").keys()).isEmpty();
    }

    @Test
    void readsNullAsAnEmptyUpload() { // H16
        assertThat(read("null").healthAuthorityId()).isEmpty();
    }

    @Test
    void showsNothingOfAnUpload() { // S-29
        assertThat(
                        read("{\"hmacKey\":\"secret-a\",\"verificationPayload\":\"secret-b\"}")
                                .toString())
                .doesNotContain("secret-a", "secret-b");
        assertThat(new SentKey(0, "secret-c", 0, 0, 0).toString()).doesNotContain("secret-c");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    H13 number for the app      | {"appPackageName": 4.5} | invalid value "appPackageName"
                    H13 text for the regions    | {"regions": "us"}       | invalid value "regions"
                    1.9 number among regions    | {"regions": ["us", 1]}  | invalid value "regions"
                    1.9 list among regions      | {"regions": [[]]}       | invalid value "regions"
                    1.9 list that does not end  | {"regions": ["us"       | malformed json
                    """)
    void refusesInV1alpha1(String row, String body, String reason) {
        assertThat(refusal(body.getBytes(StandardCharsets.UTF_8), Dialect.V1ALPHA1))
                .isEqualTo("error unmarshalling API call, code: 400: " + reason);
    }

    @Test
    void readsV1alpha1() { // section 1.9
        PublishRequest request =
                alpha(
                        """
                        {"APPPACKAGENAME":"app","hmackey":"secret","regions":["us",null],
                        "traveler":false,"healthAuthorityID":1,
                        "platform":{"any":["thing"]},"deviceVerificationPayload":"AAAA"}\
                        """);

        assertThat(request.healthAuthorityId()).isEqualTo("app");
        assertThat(request.hmacKey()).isEqualTo("secret");
        assertThat(request.regions()).containsExactly("us", "");
        assertThat(request.traveler()).isTrue(); // A05
        assertThat(alpha("{\"regions\":[\"us\"],\"traveler\":true}").traveler()).isFalse();
        assertThat(alpha("{\"regions\":null}").regions()).isEmpty();
        assertThat(read("{\"regions\":5,\"appPackageName\":5}").regions()).isEmpty();
    }

    private PublishRequest alpha(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), Dialect.V1ALPHA1);
    }

    private PublishRequest read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), Dialect.V1);
    }

    private String refusal(String body) {
        return refusal(body.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(byte[] body) {
        return refusal(body, Dialect.V1);
    }

    private String refusal(byte[] body, Dialect dialect) {
        return catchThrowableOfType(
                        UnreadableRequestException.class, () -> reader.read(body, dialect))
                .sentence();
    }
}

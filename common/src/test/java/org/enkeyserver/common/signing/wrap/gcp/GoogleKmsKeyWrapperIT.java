package org.enkeyserver.common.signing.wrap.gcp;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;
import org.enkeyserver.common.testing.KeyWrapperContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The adapter and the vendor's client against [FakeKms], never against the real service.
final class GoogleKmsKeyWrapperIT extends KeyWrapperContract {

    private final FakeKms kms = new FakeKms();
    private final GoogleKmsKeyWrapper wrapper = open(FakeKms.KEY);

    @AfterEach
    void close() {
        wrapper.close();
        kms.close();
    }

    @Override
    protected GoogleKmsKeyWrapper wrapper() {
        return wrapper;
    }

    @Override
    protected void rotate() {
        kms.rotate();
    }

    @Override
    protected void takeAway() {
        kms.mood = FakeKms.Mood.UNAVAILABLE;
    }

    @Override
    protected void bringBack() {
        kms.mood = FakeKms.Mood.WELL;
    }

    @ParameterizedTest
    @EnumSource(value = FakeKms.Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void isUnavailableWhateverTheServiceSuffersFrom(FakeKms.Mood mood) {
        kms.mood = mood;

        assertThatThrownBy(() -> wrapper.wrap(new byte[32], new byte[16]))
                .isInstanceOf(WrapperUnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeKms.Mood.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WELL", "DAMAGED_REQUEST"})
    void neverTakesTroubleOfTheServiceForARefusal(FakeKms.Mood mood) {
        byte[] wrapped = wrapper.wrap(new byte[32], new byte[16]);
        kms.mood = mood;

        assertThatThrownBy(() -> wrapper.unwrap(wrapped, new byte[16]))
                .isInstanceOf(WrapperUnavailableException.class);
    }

    @Test
    void isUnavailableWithAKeyThatIsNotThere() {
        try (GoogleKmsKeyWrapper other = open(FakeKms.KEY + "-other")) {
            assertThatThrownBy(() -> other.wrap(new byte[32], new byte[16]))
                    .isInstanceOf(WrapperUnavailableException.class)
                    .hasMessageContaining("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "revision", "projects/p", FakeKms.KEY + "/cryptoKeyVersions/1"})
    void refusesWhatNamesNoKey(String name) {
        assertThatThrownBy(() -> open(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://kms.example", "https://127.0.0.1:1", "http://localhost.evil:1"})
    void takesAStandInOnLoopbackOnly(String endpoint) {
        assertThatThrownBy(() -> new GoogleKms(endpoint, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private GoogleKmsKeyWrapper open(String name) {
        return GoogleKmsKeyWrapper.open(new GoogleKms(kms.endpoint(), Duration.ofSeconds(5)), name);
    }
}

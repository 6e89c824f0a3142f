package org.enkeyserver.common.signing.wrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.enkeyserver.common.settings.SettingsConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Which combinations a service starts with.
final class KeyManagerSettingsIT {

    @Configuration(proxyBeanMethods = false)
    @Import(SettingsConfiguration.class)
    @EnableConfigurationProperties(KeyManagerSettings.class)
    static class Application {}

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // Design decision 14, S-19.
                "--spring.profiles.active=production | ALLOW_FILESYSTEM_KEYS",
                "--enks.key-manager.type=PKCS11 | PKCS11_LIBRARY",
                "--enks.key-manager.type=PKCS11 --enks.key-manager.pkcs11.library=/x.so | PKCS11_PIN",
                "--enks.key-manager.type=AWS_KMS | AWS_KMS"
            })
    void refuses(String arguments, String sentence) {
        assertThatThrownBy(() -> start(arguments).close())
                .satisfies(failure ->
                        assertThat(
                                        Stream.iterate(failure, Throwable::getCause)
                                                .takeWhile(cause -> cause != null)
                                                .map(cause -> String.valueOf(cause.getMessage())))
                                .anyMatch(message -> message.contains(sentence)));
    }

    @ParameterizedTest
    @CsvSource({
        "--spring.profiles.active=production --ALLOW_FILESYSTEM_KEYS=true, FILESYSTEM",
        "--spring.profiles.active=production --enks.key-manager.type=GOOGLE_CLOUD_KMS,"
                + " GOOGLE_CLOUD_KMS",
        "--enks.key-manager.type=filesystem, FILESYSTEM"
    })
    void takes(String arguments, KeyManagerType type) {
        try (ConfigurableApplicationContext context = start(arguments)) {
            assertThat(context.getBean(KeyManagerSettings.class).type()).isEqualTo(type);
        }
    }

    @Test
    void neverShowsThePin() { // D45
        try (ConfigurableApplicationContext context =
                start(
                        "--enks.key-manager.type=PKCS11 --enks.key-manager.pkcs11.library=/x.so"
                                + " --enks.key-manager.pkcs11.pin=hunter2")) {
            assertThat(context.getBean(KeyManagerSettings.class).toString())
                    .contains("/x.so")
                    .doesNotContain("hunter2");
        }
    }

    private static ConfigurableApplicationContext start(String arguments) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=enks-common", "spring.flyway.enabled=false")
                .run(arguments.split(" "));
    }
}

package org.enkeyserver.common.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

final class SecretIT {

    @TempDir private Path folder;

    @ConfigurationProperties("test")
    record Settings(Secret plain, Secret named, @DefaultValue("") Secret absent) {}

    @Configuration(proxyBeanMethods = false)
    @Import(SettingsConfiguration.class)
    @EnableConfigurationProperties(Settings.class)
    static class Application {}

    @Test
    void bindsTextsAndFilesAndShowsNeither() throws IOException { // D45
        Files.writeString(folder.resolve("pin"), "hunter3\n");
        try (var context =
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                Map.of(
                                        "SECRETS_DIR", folder.toString(),
                                        "test.plain", "hunter2",
                                        "test.named", "secret://pin"))
                        .run()) {
            Settings settings = context.getBean(Settings.class);
            assertThat(settings.plain().reveal()).isEqualTo("hunter2");
            assertThat(settings.named().reveal()).isEqualTo("hunter3");
            assertThat(settings.absent().reveal()).isEmpty();
            assertThat(settings.toString()).doesNotContain("hunter");

            Files.writeString(folder.resolve("pin"), "hunter4");
            assertThat(settings.named().reveal()).isEqualTo("hunter4");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret://",
                "secret://../x",
                "secret:///etc/passwd",
                "secret://pin?target=file"
            })
    void refusesNamesOutsideTheFolder(String setting) {
        assertThatThrownBy(() -> Secret.parse(setting, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SECRETS_DIR");
    }

    @Test
    void saysWhichSecretIsMissing() {
        assertThatThrownBy(() -> Secret.parse("secret://absent", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent");
    }
}

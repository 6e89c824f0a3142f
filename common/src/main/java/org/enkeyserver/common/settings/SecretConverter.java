package org.enkeyserver.common.settings;

import java.nio.file.Path;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.Environment;

/// Binds [Secret]s.
final class SecretConverter implements Converter<String, Secret> {

    private final Environment environment;

    SecretConverter(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Secret convert(String setting) {
        String folder = environment.getProperty("SECRETS_DIR", "/var/run/secrets");
        return Secret.parse(setting.strip(), Path.of(folder).toAbsolutePath().normalize());
    }
}

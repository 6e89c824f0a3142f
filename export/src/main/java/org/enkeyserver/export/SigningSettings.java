package org.enkeyserver.export;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where signing keys are kept.
///
/// @param kind kind of key manager (`KEY_MANAGER`)
@ConfigurationProperties("enks.signing")
public record SigningSettings(
        @DefaultValue("FILESYSTEM") String kind, @DefaultValue Filesystem filesystem) {

    /// PEM files.
    ///
    /// @param root folder of the keys (`KEY_FILESYSTEM_ROOT`); blank for the working folder
    public record Filesystem(@DefaultValue("") String root) {}

    public SigningSettings {
        if (!kind.equals("FILESYSTEM")) {
            throw new IllegalArgumentException(
                    "unknown enks.signing.kind (KEY_MANAGER) \"" + kind + '"');
        }
    }
}

package org.enkeyserver.common.signing.wrap.config;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The key manager that wraps secret keys, with the reference server's defaults.
///
/// @param type which one (`KEY_MANAGER`)
/// @param createKeys whether a wrapping key that is missing may be made (`CREATE_HSM_KEYS`)
@ConfigurationProperties("enks.key-manager")
public record KeyManagerSettings(
        @DefaultValue("FILESYSTEM") KeyManagerType type,
        @DefaultValue("true") boolean createKeys,
        @DefaultValue Filesystem filesystem) {

    /// A folder.
    ///
    /// @param root holds a folder for each wrapping key (`KEY_FILESYSTEM_ROOT`); empty means the
    ///   working directory
    public record Filesystem(@DefaultValue("") Path root) {}
}

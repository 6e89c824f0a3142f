package org.enkeyserver.common.signing.wrap.config;

import java.nio.file.Path;
import java.time.Duration;
import org.enkeyserver.common.settings.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The key manager that wraps secret keys, with the reference server's defaults.
///
/// @param type which one (`KEY_MANAGER`)
/// @param createKeys whether a wrapping key missing in a folder may be made (`CREATE_HSM_KEYS`)
/// @param allowFilesystem whether a folder will do; off in production, where an operator who
///   accepts that readers of the folder can unwrap everything sets it (`ALLOW_FILESYSTEM_KEYS`)
@ConfigurationProperties("enks.key-manager")
public record KeyManagerSettings(
        @DefaultValue("FILESYSTEM") KeyManagerType type,
        @DefaultValue("true") boolean createKeys,
        @DefaultValue("true") boolean allowFilesystem,
        @DefaultValue Filesystem filesystem,
        @DefaultValue Pkcs11 pkcs11,
        @DefaultValue GoogleCloud googleCloud) {

    public KeyManagerSettings {
        if (type == KeyManagerType.FILESYSTEM && !allowFilesystem) {
            throw new IllegalArgumentException(
                    "enks.key-manager.type (KEY_MANAGER) is FILESYSTEM, which production refuses:"
                            + " take PKCS11 or GOOGLE_CLOUD_KMS, or set"
                            + " enks.key-manager.allow-filesystem (ALLOW_FILESYSTEM_KEYS) to true");
        }
        if (type == KeyManagerType.PKCS11
                && (pkcs11.library().isEmpty() || pkcs11.pin().reveal().isEmpty())) {
            throw new IllegalArgumentException(
                    "enks.key-manager.type (KEY_MANAGER) is PKCS11, which needs"
                            + " enks.key-manager.pkcs11.library (PKCS11_LIBRARY) and"
                            + " enks.key-manager.pkcs11.pin (PKCS11_PIN)");
        }
    }

    /// A folder.
    ///
    /// @param root holds a folder for each wrapping key (`KEY_FILESYSTEM_ROOT`); empty means the
    ///   working directory
    public record Filesystem(@DefaultValue("") Path root) {}

    /// A token.
    ///
    /// @param library path of the vendor's module (`PKCS11_LIBRARY`)
    /// @param slot place in the module's list of slots, from 0 (`PKCS11_SLOT`)
    /// @param pin user PIN (`PKCS11_PIN`)
    public record Pkcs11(
            @DefaultValue("") String library,
            @DefaultValue("0") int slot,
            @DefaultValue("") Secret pin) {}

    /// Google Cloud KMS.
    ///
    /// @param endpoint a stand-in on loopback for tests; empty for the real service
    /// @param timeout of a call (`GOOGLE_CLOUD_KMS_TIMEOUT`)
    public record GoogleCloud(
            @DefaultValue("") String endpoint, @DefaultValue("10s") Duration timeout) {}
}

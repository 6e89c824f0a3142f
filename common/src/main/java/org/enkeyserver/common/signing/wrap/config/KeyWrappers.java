package org.enkeyserver.common.signing.wrap.config;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.file.FileKeyWrapper;
import org.enkeyserver.common.signing.wrap.gcp.GoogleKms;
import org.enkeyserver.common.signing.wrap.gcp.GoogleKmsKeyWrapper;
import org.enkeyserver.common.signing.wrap.pkcs11.Pkcs11KeyWrapper;
import org.enkeyserver.common.signing.wrap.pkcs11.Token;

/// Opens wrapping keys in the key manager that the settings name.
public final class KeyWrappers {

    private final KeyManagerSettings settings;
    private final Clock clock;
    private final SecureRandom random;

    public KeyWrappers(KeyManagerSettings settings, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /// Opens a wrapping key.
    ///
    /// @param keyId its name in the key manager
    /// @throws org.enkeyserver.common.signing.wrap.WrapperUnavailableException when it cannot be
    ///   used
    public KeyWrapper open(String keyId) {
        return switch (settings.type()) {
            case FILESYSTEM ->
                    FileKeyWrapper.open(
                            settings.filesystem().root(),
                            keyId,
                            settings.createKeys(),
                            clock,
                            random);
            case PKCS11 -> Pkcs11KeyWrapper.open(token(), keyId, random);
            case GOOGLE_CLOUD_KMS ->
                    GoogleKmsKeyWrapper.open(
                            new GoogleKms(
                                    settings.googleCloud().endpoint(),
                                    settings.googleCloud().timeout()),
                            keyId);
        };
    }

    private Token token() {
        return new Token(
                Path.of(settings.pkcs11().library()),
                settings.pkcs11().slot(),
                settings.pkcs11().pin()::reveal);
    }
}

package org.enkeyserver.common.signing.wrap.config;

import java.security.SecureRandom;
import java.time.Clock;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.file.FileKeyWrapper;

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
        };
    }
}

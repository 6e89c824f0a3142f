package org.enkeyserver.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SigningException;

/// Public keys named on the command line.
public final class PublicKeys {

    private PublicKeys() {}

    /// Reads a PEM file.
    ///
    /// @throws ToolException when there is none, or it holds no P-256 key
    public static ECPublicKey read(Path file) {
        try {
            return EcKeys.publicKeyFromPem(Files.readString(file));
        } catch (IOException absent) {
            throw new ToolException(
                    ToolException.UNREACHABLE, "the key " + file + " cannot be read");
        } catch (SigningException unusable) {
            throw new ToolException(
                    ToolException.REFUSED,
                    "the key "
                            + file
                            + ": "
                            + unusable.getMessage()
                            + "; give the public half, PEM \"PUBLIC KEY\", such as signing-key.pub.pem");
        }
    }
}

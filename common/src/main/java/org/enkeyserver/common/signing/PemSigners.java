package org.enkeyserver.common.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Signing keys kept as PEM files below one folder; a reference is a file's path from there.
///
/// A key is read each time it is opened, so a replaced file takes effect. Meant for trials and for
/// secrets mounted as files; who can read the folder can sign.
public final class PemSigners implements Signers {

    private final Path root;

    public PemSigners(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Signer open(String reference) {
        String pem;
        try {
            pem = Files.readString(file(reference));
        } catch (IOException unreadable) {
            throw new SigningException("signing key " + reference + " cannot be read", unreadable);
        }
        try {
            return new SoftwareSigner(EcKeys.privateKeyFromPem(pem));
        } catch (SigningException unusable) {
            throw new SigningException(
                    "signing key " + reference + ": " + unusable.getMessage(), unusable);
        }
    }

    private Path file(String reference) {
        try {
            Path file = root.resolve(reference).normalize();
            if (!reference.isEmpty() && file.startsWith(root) && !file.equals(root)) {
                return file;
            }
        } catch (InvalidPathException invalid) {
            throw new SigningException("signing key reference is not a path", invalid);
        }
        throw new SigningException("signing key " + reference + " lies outside the key folder");
    }
}

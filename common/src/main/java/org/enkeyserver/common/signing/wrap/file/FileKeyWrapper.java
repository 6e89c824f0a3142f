package org.enkeyserver.common.signing.wrap.file;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.enkeyserver.common.signing.wrap.AesGcm;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.VersionedBytes;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;

/// Wraps with AES-256 keys that lie in a folder: for development, and on premises for who accepts
/// that whoever reads the folder can unwrap everything.
///
/// The newest version wraps. Files are read at every call, so a new version takes effect at once.
public final class FileKeyWrapper implements KeyWrapper {

    private final KeyFolder folder;
    private final SecureRandom random;

    private FileKeyWrapper(KeyFolder folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /// Opens a wrapping key, and makes its first version where it has none and that is allowed.
    ///
    /// @param keyId names the folder of the key below `root`
    /// @param create whether a missing key may be made (`CREATE_HSM_KEYS`)
    /// @throws org.enkeyserver.common.signing.wrap.WrapperUnavailableException when the key is
    ///   missing and may not be made, or the folder cannot be used
    public static FileKeyWrapper open(
            Path root, String keyId, boolean create, Clock clock, SecureRandom random) {
        KeyFolder folder = KeyFolder.of(root, keyId, clock, random);
        if (folder.isEmpty()) {
            folder.createFirst(create);
        }
        return new FileKeyWrapper(folder, random);
    }

    /// Makes a new version, which wraps from now on; the old ones still unwrap.
    public void rotate() {
        folder.addVersion();
    }

    @Override
    public byte[] wrap(byte[] secret, byte[] aad) {
        String version = folder.newestVersion();
        var nonce = new byte[AesGcm.NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    AesGcm.seal(
                            Cipher.getInstance(AesGcm.CIPHER),
                            folder.key(version),
                            nonce,
                            secret,
                            aad);
            return new VersionedBytes(version, sealed).bytes();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has AES-GCM", impossible);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] aad) {
        VersionedBytes parsed = VersionedBytes.parse(wrapped);
        try {
            return AesGcm.open(
                    Cipher.getInstance(AesGcm.CIPHER),
                    folder.key(parsed.version()),
                    parsed.sealed(),
                    aad);
        } catch (AEADBadTagException refused) {
            throw new WrappedKeyRefusedException(
                    "wrapped key was changed, or belongs to another context", refused);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has AES-GCM", impossible);
        }
    }
}

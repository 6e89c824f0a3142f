package org.enkeyserver.common.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// Verifies ECDSA P-256 signatures with SHA-256.
///
/// Anything that is not a valid signature is simply false: a wrong length, an encoding that is not
/// strict DER, numbers out of range. Bouncy Castle does the arithmetic, several times faster than
/// the JDK's own provider; keys from [EcKeys] carry precomputed tables, so keep and reuse them.
public final class EcdsaVerifier {

    private static final int RAW_LENGTH = 64;

    private EcdsaVerifier() {}

    /// Verifies a DER signature over `message`.
    public static boolean verifies(ECPublicKey key, byte[] message, byte[] der) {
        return verifiesDigest(key, sha256(message), der);
    }

    /// Verifies a DER signature over a message of which the SHA-256 digest is known.
    public static boolean verifiesDigest(ECPublicKey key, byte[] sha256, byte[] der) {
        return verifies(key, sha256, der, StandardDSAEncoding.INSTANCE);
    }

    /// Verifies a signature of 64 bytes, `r` then `s`, as in a JWT.
    public static boolean verifiesRaw(ECPublicKey key, byte[] message, byte[] rs) {
        return rs.length == RAW_LENGTH
                && verifies(key, sha256(message), rs, PlainDSAEncoding.INSTANCE);
    }

    /// Whether the bytes are a strict DER `SEQUENCE { r, s }` with both in the range of P-256.
    public static boolean isStrictDer(byte[] signature) {
        try {
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(P256.DOMAIN.getN(), signature);
            byte[] again = StandardDSAEncoding.INSTANCE.encode(P256.DOMAIN.getN(), rs[0], rs[1]);
            return Arrays.equals(again, signature) && rs[0].signum() > 0 && rs[1].signum() > 0;
        } catch (IOException | IllegalArgumentException | IllegalStateException malformed) {
            return false;
        }
    }

    private static boolean verifies(
            ECPublicKey key, byte[] sha256, byte[] signature, DSAEncoding encoding) {
        BigInteger[] rs;
        try {
            rs = encoding.decode(P256.DOMAIN.getN(), signature);
        } catch (IOException | IllegalArgumentException | IllegalStateException malformed) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, P256.parameters(key));
        return verifier.verifySignature(sha256, rs[0], rs[1]);
    }

    private static byte[] sha256(byte[] message) {
        Digest digest = SHA256Digest.newInstance();
        digest.update(message, 0, message.length);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return result;
    }
}

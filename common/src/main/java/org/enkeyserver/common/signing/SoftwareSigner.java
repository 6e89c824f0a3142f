package org.enkeyserver.common.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// Signs with a private key held in this process.
///
/// The nonce is derived from key and digest (RFC 6979), so that a weak random generator can never
/// give the key away.
public final class SoftwareSigner implements Signer {

    private static final int SHA256_LENGTH = 32;

    private final ECPublicKey publicKey;
    private final ECPrivateKeyParameters privateKey;

    /// A signer for a pair of [EcKeys].
    public SoftwareSigner(KeyPair pair) {
        this.publicKey = (ECPublicKey) pair.getPublic();
        this.privateKey =
                new ECPrivateKeyParameters(((ECPrivateKey) pair.getPrivate()).getS(), P256.DOMAIN);
    }

    @Override
    public ECPublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] sha256) {
        if (sha256.length != SHA256_LENGTH) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(SHA256Digest.newInstance()));
        signer.init(true, privateKey);
        BigInteger[] rs = signer.generateSignature(sha256);
        try {
            return StandardDSAEncoding.INSTANCE.encode(P256.DOMAIN.getN(), rs[0], rs[1]);
        } catch (IOException impossible) {
            throw new AssertionError("a signature encodes", impossible);
        }
    }
}

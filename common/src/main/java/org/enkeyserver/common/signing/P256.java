package org.enkeyserver.common.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The curve P-256, and the way between Bouncy Castle's keys and those of `java.security`.
///
/// The provider is used by name of its instance only and never registered: which provider the rest
/// of the process uses is not ours to decide.
final class P256 {

    static final ASN1ObjectIdentifier OID = SECObjectIdentifiers.secp256r1;
    static final ECNamedDomainParameters DOMAIN = domain();

    static final int COORDINATE_BYTES = 32;

    private static final byte UNCOMPRESSED = 4;
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private P256() {}

    private static ECNamedDomainParameters domain() {
        X9ECParameters curve = CustomNamedCurves.getByOID(OID);
        return new ECNamedDomainParameters(OID, curve);
    }

    static PublicKey publicKey(byte[] spki) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", BOUNCY_CASTLE)
                .generatePublic(new X509EncodedKeySpec(spki));
    }

    static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", BOUNCY_CASTLE)
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /// The public key that belongs to a private scalar.
    static ECPublicKey publicKeyOf(ECPrivateKey key) {
        ECPublicKeyParameters point =
                new ECPublicKeyParameters(DOMAIN.getG().multiply(key.getS()).normalize(), DOMAIN);
        return publicKeyAt(point);
    }

    /// The public key at a point, which is checked to lie on the curve.
    static ECPublicKey publicKeyAt(byte[] x, byte[] y) {
        byte[] uncompressed = new byte[1 + x.length + y.length];
        uncompressed[0] = UNCOMPRESSED;
        System.arraycopy(x, 0, uncompressed, 1, x.length);
        System.arraycopy(y, 0, uncompressed, 1 + x.length, y.length);
        try {
            return publicKeyAt(
                    new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(uncompressed), DOMAIN));
        } catch (IllegalArgumentException invalid) {
            throw new SigningException("not a point of P-256", invalid);
        }
    }

    private static ECPublicKey publicKeyAt(ECPublicKeyParameters point) {
        try {
            SubjectPublicKeyInfo spki =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(point);
            return (ECPublicKey) publicKey(spki.getEncoded());
        } catch (IOException | GeneralSecurityException impossible) {
            throw new AssertionError("a point of the curve encodes", impossible);
        }
    }

    static boolean isOn(java.security.spec.ECParameterSpec curve) {
        return EC5Util.convertCurve(curve.getCurve()).equals(DOMAIN.getCurve())
                && curve.getOrder().equals(DOMAIN.getN())
                && curve.getCofactor() == 1
                && isGenerator(curve.getGenerator());
    }

    private static boolean isGenerator(java.security.spec.ECPoint point) {
        BigInteger x = DOMAIN.getG().normalize().getAffineXCoord().toBigInteger();
        BigInteger y = DOMAIN.getG().normalize().getAffineYCoord().toBigInteger();
        return point.getAffineX().equals(x) && point.getAffineY().equals(y);
    }

    /// Bouncy Castle's form of a key.
    ///
    /// A key that came from Bouncy Castle keeps one such object for life, and with it what was
    /// precomputed for its point.
    static ECPublicKeyParameters parameters(ECPublicKey key) {
        try {
            return (ECPublicKeyParameters) ECUtil.generatePublicKeyParameter(key);
        } catch (InvalidKeyException unusable) {
            throw new SigningException("unsupported public key: not a point of P-256", unusable);
        }
    }
}

package org.enkeyserver.common.signing;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/// Reads and writes P-256 keys as PEM.
///
/// Blanks around a block and Windows line ends are tolerated, as operators paste keys into forms.
/// Every key returned lies on P-256 and is valid. Failures are a [SigningException] whose sentence
/// says what is wrong, and never shows the key.
public final class EcKeys {

    private static final String PUBLIC_KEY = "PUBLIC KEY";

    private EcKeys() {}

    /// Reads a `PUBLIC KEY` block (SubjectPublicKeyInfo).
    public static ECPublicKey publicKeyFromPem(String pem) {
        if (!(firstObject(pem) instanceof SubjectPublicKeyInfo spki) || !names(pem, PUBLIC_KEY)) {
            throw new SigningException("unable to decode PEM block containing PUBLIC KEY");
        }
        if (!spki.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            throw new SigningException(
                    "unsupported public key type: "
                            + KeyTypes.name(spki.getAlgorithm().getAlgorithm())
                            + ", an EC key on curve P-256 is needed");
        }
        if (!P256.OID.equals(spki.getAlgorithm().getParameters())) {
            throw new SigningException(
                    "unsupported public key type: EC on another curve, P-256 is needed");
        }
        try {
            PublicKey key = P256.publicKey(spki.getEncoded());
            if (key instanceof ECPublicKey ec && P256.isOn(ec.getParams())) {
                return ec;
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException invalid) {
            throw new SigningException(
                    "unable to decode PEM block containing PUBLIC KEY: not a point of P-256",
                    invalid);
        }
        throw new SigningException("unsupported public key type, P-256 is needed");
    }

    /// The public key at a point of the curve, as a JWK gives it.
    ///
    /// @param x big-endian, 32 bytes
    /// @param y big-endian, 32 bytes
    public static ECPublicKey publicKeyFromPoint(byte[] x, byte[] y) {
        if (x.length != P256.COORDINATE_BYTES || y.length != P256.COORDINATE_BYTES) {
            throw new SigningException("a coordinate of P-256 has 32 bytes");
        }
        return P256.publicKeyAt(x, y);
    }

    /// Reads a private key with its public half: `PRIVATE KEY` (PKCS#8) or `EC PRIVATE KEY` (SEC1).
    public static KeyPair privateKeyFromPem(String pem) {
        PrivateKeyInfo pkcs8 =
                switch (firstObject(pem)) {
                    case PEMKeyPair pair -> pair.getPrivateKeyInfo();
                    case PrivateKeyInfo info -> info;
                    case null, default ->
                            throw new SigningException(
                                    "unable to decode PEM block containing PRIVATE KEY");
                };
        if (!pkcs8.getPrivateKeyAlgorithm()
                        .getAlgorithm()
                        .equals(X9ObjectIdentifiers.id_ecPublicKey)
                || !P256.OID.equals(pkcs8.getPrivateKeyAlgorithm().getParameters())) {
            throw new SigningException("unsupported private key type, EC on P-256 is needed");
        }
        return pair(pkcs8);
    }

    /// A new key pair.
    public static KeyPair generate(SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(P256.DOMAIN, random));
        try {
            return pair(
                    PrivateKeyInfoFactory.createPrivateKeyInfo(
                            generator.generateKeyPair().getPrivate()));
        } catch (IOException impossible) {
            throw new AssertionError("a generated key encodes", impossible);
        }
    }

    /// Writes a `PUBLIC KEY` block that ends with a line feed.
    public static String toPem(ECPublicKey key) {
        return block(PUBLIC_KEY, key.getEncoded());
    }

    /// Writes a `PRIVATE KEY` block (PKCS#8) that ends with a line feed. Secret.
    public static String toPem(ECPrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static KeyPair pair(PrivateKeyInfo pkcs8) {
        try {
            if (P256.privateKey(pkcs8.getEncoded()) instanceof ECPrivateKey ec
                    && ec.getS().signum() > 0
                    && ec.getS().compareTo(P256.DOMAIN.getN()) < 0) {
                return new KeyPair(P256.publicKeyOf(ec), ec);
            }
        } catch (GeneralSecurityException | IOException | IllegalArgumentException invalid) {
            // The cause may quote the encoding, hence it is left out.
            throw new SigningException("unable to decode PEM block containing PRIVATE KEY");
        }
        throw new SigningException("the private key is out of the range of P-256");
    }

    private static @Nullable Object firstObject(String pem) {
        String tidy = pem.replace("\r", "").strip();
        try (PEMParser parser = new PEMParser(new StringReader(tidy + "\n"))) {
            Object found = parser.readObject();
            // OpenSSL writes an EC PARAMETERS block before a SEC1 key.
            return found instanceof ASN1ObjectIdentifier ? parser.readObject() : found;
        } catch (IOException | IllegalArgumentException | IllegalStateException unreadable) {
            return null;
        }
    }

    private static boolean names(String pem, String type) {
        return pem.contains("-----BEGIN " + type + "-----");
    }

    private static String block(String type, byte[] encoded) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, encoded));
        } catch (IOException impossible) {
            throw new AssertionError("a string takes any text", impossible);
        }
        return text.toString().replace("\r", "");
    }
}

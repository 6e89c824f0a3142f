package org.enkeyserver.common.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcKeysTest {

    private static final byte[] MESSAGE = {1, 2, 3};
    private static final KeyPair PAIR = EcKeys.generate(new SecureRandom());

    @Test
    void readsBackWhatItWrites() {
        assertThat(EcKeys.publicKeyFromPem(EcKeys.toPem(publicKey(PAIR))))
                .isEqualTo(PAIR.getPublic());
        KeyPair read = EcKeys.privateKeyFromPem(EcKeys.toPem((ECPrivateKey) PAIR.getPrivate()));
        assertThat(read.getPublic()).isEqualTo(PAIR.getPublic());
    }

    @Test
    void toleratesBlanksAndWindowsLineEnds() {
        String pasted = " \r\n" + EcKeys.toPem(publicKey(PAIR)).replace("\n", "\r\n") + "\r\n ";

        assertThat(EcKeys.publicKeyFromPem(pasted)).isEqualTo(PAIR.getPublic());
    }

    @Test
    void readsSec1WithItsParametersBlock() throws IOException {
        PrivateKeyInfo pkcs8 = PrivateKeyInfo.getInstance(PAIR.getPrivate().getEncoded());
        String sec1 =
                pem("EC PARAMETERS", HexFormat.of().parseHex("06082a8648ce3d030107"))
                        + pem(
                                "EC PRIVATE KEY",
                                pkcs8.parsePrivateKey().toASN1Primitive().getEncoded());

        assertThat(EcKeys.privateKeyFromPem(sec1).getPublic()).isEqualTo(PAIR.getPublic());
    }

    @ParameterizedTest
    @DisplayName("J09 PEM garbage")
    @ValueSource(
            strings = {
                "",
                "banana",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----"
            })
    void refusesGarbage(String pem) {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> EcKeys.publicKeyFromPem(pem))
                .withMessage("unable to decode PEM block containing PUBLIC KEY");
    }

    @Test
    void takesNoPrivateKeyForAPublicOne() {
        String pem = EcKeys.toPem((ECPrivateKey) PAIR.getPrivate());

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> EcKeys.publicKeyFromPem(pem))
                .withMessage("unable to decode PEM block containing PUBLIC KEY");
    }

    @Test
    @DisplayName("J09 RSA PEM")
    void refusesRsa() throws GeneralSecurityException, IOException {
        Key rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> EcKeys.publicKeyFromPem(pem("PUBLIC KEY", rsa.getEncoded())))
                .withMessageStartingWith("unsupported public key type: RSA");
    }

    @Test
    void refusesAnotherCurve() throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair other = generator.generateKeyPair();

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() ->
                        EcKeys.publicKeyFromPem(pem("PUBLIC KEY", other.getPublic().getEncoded())))
                .withMessageContaining("P-256");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() ->
                        EcKeys.privateKeyFromPem(
                                pem("PRIVATE KEY", other.getPrivate().getEncoded())))
                .withMessageContaining("P-256");
    }

    @Test
    void refusesAPointOffTheCurve() throws IOException {
        byte[] spki = PAIR.getPublic().getEncoded();
        spki[spki.length - 1] ^= 1;

        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> EcKeys.publicKeyFromPem(pem("PUBLIC KEY", spki)));
    }

    @Test
    void signaturesAndThoseOfTheJdkVerifyEachOther() throws GeneralSecurityException {
        KeyPair pair = EcKeys.generate(new SecureRandom());
        byte[] ours = new SoftwareSigner(pair).sign(sha256(MESSAGE));

        Signature jdk = Signature.getInstance("SHA256withECDSA", "SunEC");
        jdk.initVerify(pair.getPublic());
        jdk.update(MESSAGE);
        assertThat(jdk.verify(ours)).isTrue();

        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair theirs = generator.generateKeyPair();
        jdk.initSign(theirs.getPrivate());
        jdk.update(MESSAGE);
        assertThat(EcdsaVerifier.verifies(publicKey(theirs), MESSAGE, jdk.sign())).isTrue();
        Signature raw = Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
        raw.initSign(theirs.getPrivate());
        raw.update(MESSAGE);
        assertThat(EcdsaVerifier.verifiesRaw(publicKey(theirs), MESSAGE, raw.sign())).isTrue();
    }

    @Test
    void refusesWhatIsNotStrictDer() throws GeneralSecurityException {
        byte[] der = new SoftwareSigner(PAIR).sign(sha256(MESSAGE));
        assertThat(EcdsaVerifier.isStrictDer(der)).isTrue();
        assertThat(EcdsaVerifier.verifies(publicKey(PAIR), MESSAGE, der)).isTrue();

        byte[] longer = Arrays.copyOf(der, der.length + 1);
        byte[] longForm = new byte[der.length + 1];
        longForm[0] = der[0];
        longForm[1] = (byte) 0x81;
        System.arraycopy(der, 1, longForm, 2, der.length - 1);
        byte[] zeros = {0x30, 6, 2, 1, 0, 2, 1, 0};
        byte[] negative = {0x30, 6, 2, 1, -1, 2, 1, -1};
        for (byte[] bad : new byte[][] {{}, {0x30}, longer, longForm, zeros, negative}) {
            assertThat(EcdsaVerifier.isStrictDer(bad)).isFalse();
            assertThat(EcdsaVerifier.verifies(publicKey(PAIR), MESSAGE, bad)).isFalse();
        }
    }

    @Test
    void refusesARawSignatureOfZeros() {
        // CVE-2022-21449
        assertThat(EcdsaVerifier.verifiesRaw(publicKey(PAIR), MESSAGE, new byte[64])).isFalse();
        assertThat(EcdsaVerifier.verifiesRaw(publicKey(PAIR), MESSAGE, new byte[63])).isFalse();
    }

    @Test
    void registersNoProvider() {
        assertThat(Security.getProvider("BC")).isNull();
    }

    private static byte[] sha256(byte[] message) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(message);
    }

    private static ECPublicKey publicKey(KeyPair pair) {
        return (ECPublicKey) pair.getPublic();
    }

    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}

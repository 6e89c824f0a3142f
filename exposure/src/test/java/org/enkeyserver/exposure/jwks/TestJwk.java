package org.enkeyserver.exposure.jwks;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enkeyserver.common.signing.EcKeys;

/// A key of a test and its ways to be written.
record TestJwk(String kid, ECPublicKey key) {

    static TestJwk create(String kid) {
        KeyPair pair = EcKeys.generate(new SecureRandom());
        return new TestJwk(kid, (ECPublicKey) pair.getPublic());
    }

    TestJwk named(String other) {
        return new TestJwk(other, key);
    }

    String pem() {
        return EcKeys.toPem(key);
    }

    PublishedKey published() {
        return new PublishedKey(kid, pem());
    }

    /// With further members, each beginning with a comma.
    String json(String more) {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"%s}"
                .formatted(kid, text(key.getW().getAffineX()), text(key.getW().getAffineY()), more);
    }

    static String array(TestJwk... keys) {
        return Stream.of(keys).map(key -> key.json("")).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}

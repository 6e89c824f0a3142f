package org.enkeyserver.common.signing;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Names of key types for error messages.
final class KeyTypes {

    private KeyTypes() {}

    static String name(ASN1ObjectIdentifier type) {
        if (type.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return "RSA";
        }
        if (type.equals(X9ObjectIdentifiers.id_dsa)) {
            return "DSA";
        }
        if (type.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return "Ed25519";
        }
        return type.getId();
    }
}

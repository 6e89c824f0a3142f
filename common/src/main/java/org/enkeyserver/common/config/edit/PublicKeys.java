package org.enkeyserver.common.config.edit;

import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SigningException;

/// Public keys in one spelling: PEM with lines of 64 characters.
final class PublicKeys {

    private PublicKeys() {}

    static String normalised(String pem, String member, Findings findings) {
        try {
            return EcKeys.toPem(EcKeys.publicKeyFromPem(pem));
        } catch (SigningException invalid) {
            // These sentences describe the key and never show it.
            findings.refuse(member, String.valueOf(invalid.getMessage()));
            return pem;
        }
    }
}

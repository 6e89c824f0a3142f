package org.enkeyserver.common.exportfile;

import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.enkeyserver.common.signing.EcdsaVerifier;

/// Tells whether an archive was signed by a key.
public final class ExportVerifier {

    private ExportVerifier() {}

    /// Verifies as iOS does: any signature will do, whatever name it bears.
    public static Verdict verify(ExportOutline file, ECPublicKey key) {
        return verify(file, key, file.signatures());
    }

    /// Verifies as Android and importers do: only signatures of this name count.
    public static Verdict verify(ExportOutline file, ECPublicKey key, SignatureNames names) {
        List<FileSignature> named =
                file.signatures().stream()
                        .filter(signature -> signature.description().names().equals(names))
                        .toList();
        return named.isEmpty() && !file.signatures().isEmpty()
                ? Verdict.NOT_NAMED
                : verify(file, key, named);
    }

    private static Verdict verify(
            ExportOutline file, ECPublicKey key, List<FileSignature> signatures) {
        if (signatures.isEmpty()) {
            return Verdict.UNSIGNED;
        }
        byte[] digest = file.digest().bytes();
        boolean valid =
                signatures.stream()
                        .map(signature -> signature.value().bytes())
                        .anyMatch(der -> EcdsaVerifier.verifiesDigest(key, digest, der));
        return valid ? Verdict.VERIFIED : Verdict.REFUTED;
    }

    /// How a verification ended.
    public enum Verdict {
        VERIFIED("a signature verifies with the key"),
        UNSIGNED("the file carries no signature"),
        NOT_NAMED("no signature bears the id and version of the key"),
        REFUTED("no signature verifies with the key");

        private final String sentence;

        Verdict(String sentence) {
            this.sentence = sentence;
        }

        /// The verdict for people.
        public String sentence() {
            return sentence;
        }
    }
}

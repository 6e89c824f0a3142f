package org.enkeyserver.tools.inspect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enkeyserver.common.exportfile.ExportOutline;
import org.enkeyserver.common.exportfile.FileSignature;
import org.enkeyserver.common.exportfile.SignatureNames;
import org.enkeyserver.common.signing.EcdsaVerifier;

/// Says what is wrong with the signatures of a file, as precisely as can be told.
final class SignatureFault {

    private static final int RAW_LENGTH = 64;

    private SignatureFault() {}

    /// What makes every phone refuse an archive, whatever key it knows.
    static Optional<String> ofForm(ExportOutline archive) {
        List<FileSignature> signatures = archive.signatures();
        if (signatures.isEmpty()) {
            return Optional.of("export.sig holds no signature");
        }
        return signatures.stream().anyMatch(SignatureFault::isDer)
                ? Optional.empty()
                : Optional.of(form(signatures.getFirst().value().bytes().length));
    }

    /// What to say when the form is right and yet no given key verifies.
    static String ofKey(ExportOutline archive) {
        String signers =
                archive.signatures().stream()
                        .map(signature -> name(signature.description().names()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return "no signature verifies with the key; the file names as signer " + signers;
    }

    private static boolean isDer(FileSignature signature) {
        return EcdsaVerifier.isStrictDer(signature.value().bytes());
    }

    private static String form(int length) {
        return switch (length) {
            case 0 -> "the signature is empty";
            case RAW_LENGTH ->
                    "the signature is raw (64 bytes, r and s side by side), phones want DER";
            default -> "the signature of " + length + " bytes is not in DER form";
        };
    }

    private static String name(SignatureNames names) {
        return "id "
                + (names.keyId().isEmpty() ? "(none)" : names.keyId())
                + " version "
                + (names.keyVersion().isEmpty() ? "(none)" : names.keyVersion());
    }
}

package org.enkeyserver.exposure.verification;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.enkeyserver.exposure.verification.VerificationOutcome.Reason;

/// Takes a JWT apart: three segments of base64url, two of them JSON objects.
///
/// Claim names are compared exactly, members that are not known are ignored.
final class CertificateParser {

    private static final int SEGMENTS = 3;
    private static final long LARGEST_ONSET = 0xFFFF_FFFFL;

    private final ClaimsReader claimsReader = new ClaimsReader();

    /// @throws RejectedException when the text is not such a JWT
    Certificate parse(String jwt) {
        String[] segments = jwt.split("\\.", -1);
        if (segments.length != SEGMENTS) {
            throw new RejectedException(Reason.SEGMENTS);
        }
        Claims header = claimsReader.read(decode(segments[0]));
        Claims claims = claimsReader.read(decode(segments[1]));
        byte[] signature = decode(segments[2]);
        String signed = jwt.substring(0, jwt.lastIndexOf('.'));
        return new Certificate(
                header.optionalText("alg"),
                header.anyText("kid"),
                claims.text("iss"),
                claims.text("aud"),
                claims.number("iat"),
                claims.number("nbf"),
                claims.number("exp"),
                claims.text("reportType"),
                onset(claims),
                claims.text("tekmac"),
                new Certificate.SignedText(signed.getBytes(StandardCharsets.UTF_8), signature));
    }

    private static OptionalLong onset(Claims claims) {
        OptionalLong onset = claims.number("symptomOnsetInterval");
        if (onset.isPresent() && (onset.getAsLong() < 0 || onset.getAsLong() > LARGEST_ONSET)) {
            throw new RejectedException(Reason.UNREADABLE);
        }
        return onset;
    }

    private static byte[] decode(String segment) {
        try {
            return Base64.getUrlDecoder().decode(segment);
        } catch (IllegalArgumentException illegal) {
            throw new RejectedException(Reason.UNREADABLE);
        }
    }

    /// The members of a JSON object that are texts and whole numbers.
    ///
    /// @param values by name; [String], [Long], or [Claims#OTHER] for anything else
    record Claims(Map<String, Object> values) {

        static final Object OTHER = new Object();

        /// A text, empty where the member is missing.
        String text(String name) {
            return switch (values.getOrDefault(name, "")) {
                case String text -> text;
                default -> throw new RejectedException(Reason.UNREADABLE);
            };
        }

        /// The text of a member, empty where it is missing or no text.
        Optional<String> optionalText(String name) {
            return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
        }

        /// A text for any member that is there: one that is no text matches nothing.
        Optional<String> anyText(String name) {
            return switch (values.get(name)) {
                case null -> Optional.empty();
                case String text -> Optional.of(text);
                default -> Optional.of("");
            };
        }

        /// A number, empty where it is missing or 0.
        OptionalLong number(String name) {
            return switch (values.getOrDefault(name, 0L)) {
                case Long number when number == 0 -> OptionalLong.empty();
                case Long number -> OptionalLong.of(number);
                default -> throw new RejectedException(Reason.UNREADABLE);
            };
        }
    }
}

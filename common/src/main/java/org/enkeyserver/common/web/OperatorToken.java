package org.enkeyserver.common.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// The bearer token that opens an operators' endpoint.
///
/// Compared in constant time; where none is configured nobody is admitted. Safe for use by many
/// threads; never shows the token.
public final class OperatorToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] expected;
    private final boolean configured;

    /// @param token what callers must present; blank admits nobody
    public OperatorToken(String token) {
        configured = !token.isBlank();
        expected = digest(token.strip());
    }

    /// Whether the value of an `Authorization` header carries the token.
    public boolean admits(@Nullable String authorization) {
        if (!configured
                || authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        return MessageDigest.isEqual(
                expected, digest(authorization.substring(SCHEME.length()).strip()));
    }

    @Override
    public String toString() {
        return "OperatorToken[" + (configured ? "configured" : "not configured") + "]";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}

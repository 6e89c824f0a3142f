package org.enkeyserver.common.signing.wrap.pkcs11;

import java.nio.file.Path;
import java.util.function.Supplier;

/// Where a token is found, and what opens it.
///
/// @param library the vendor's PKCS#11 module
/// @param slotListIndex place of the token's slot in the module's list, from 0
/// @param pin user PIN, asked for at each login, so that a changed one needs no restart
public record Token(Path library, int slotListIndex, Supplier<String> pin) {

    public Token {
        if (slotListIndex < 0) {
            throw new IllegalArgumentException("the slot list index must not be negative");
        }
    }

    @Override
    public String toString() {
        return "Token[" + library + ", slot " + slotListIndex + "]";
    }
}

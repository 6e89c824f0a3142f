package org.enkeyserver.exposure.reply;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/// Names errors, so that operators find in the log what a phone was told. // D04
@Component
public final class ErrorIds {

    private static final int BYTES = 8;

    private final SecureRandom random;

    public ErrorIds(SecureRandom random) {
        this.random = random;
    }

    /// A fresh name: 16 hexadecimal digits, which say nothing.
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

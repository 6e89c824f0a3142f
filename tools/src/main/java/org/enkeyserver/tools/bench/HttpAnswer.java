package org.enkeyserver.tools.bench;

import java.nio.charset.StandardCharsets;

/// An answer read from the wire.
final class HttpAnswer {

    private static final String INSERTED = "\"insertedExposures\":";

    private final int status;
    private final byte[] body;
    private final int wireBytes;

    HttpAnswer(int status, byte[] body, int wireBytes) {
        this.status = status;
        this.body = body;
        this.wireBytes = wireBytes;
    }

    int status() {
        return status;
    }

    int wireBytes() {
        return wireBytes;
    }

    /// How many keys the server says are new.
    int inserted() {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(INSERTED);
        if (at < 0) {
            return 0;
        }
        int begin = at + INSERTED.length();
        int end = begin;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == begin ? 0 : Integer.parseInt(text.substring(begin, end));
    }
}

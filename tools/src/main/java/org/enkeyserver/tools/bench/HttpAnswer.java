package org.enkeyserver.tools.bench;

import java.nio.charset.StandardCharsets;

/// An answer read from the wire.
final class HttpAnswer {

    private static final String INSERTED = "\"insertedExposures\":";

    private final int status;
    private final byte[] body;
    private final int wireBytes;
    private final boolean last;

    HttpAnswer(int status, byte[] body, int wireBytes, boolean last) {
        this.status = status;
        this.body = body;
        this.wireBytes = wireBytes;
        this.last = last;
    }

    /// Whether the server closes the connection after this answer.
    boolean isLast() {
        return last;
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

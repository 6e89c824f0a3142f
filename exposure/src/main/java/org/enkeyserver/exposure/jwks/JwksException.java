package org.enkeyserver.exposure.jwks;

import java.io.Serial;

/// A document that could not be fetched or read.
///
/// Its sentence is for operators; it names neither an address nor anything of the document.
final class JwksException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    JwksException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}

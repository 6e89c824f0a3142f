package org.enkeyserver.adminconsole.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The text of a request, bounded.
sealed interface DocumentBody {

    int LIMIT = 1024 * 1024;

    /// A text to work with.
    record Text(String text) implements DocumentBody {}

    /// More than [#LIMIT] bytes.
    record TooLarge() implements DocumentBody {}

    /// Bytes that are no UTF-8.
    record NoText() implements DocumentBody {}

    static DocumentBody read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            return new TooLarge();
        }
        try {
            return new Text(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException undecodable) {
            return new NoText();
        }
    }
}

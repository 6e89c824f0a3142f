package org.enkeyserver.exposure.reply;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Makes the sizes of all answers of upload routes alike, whatever they say. // S-04
///
/// An answer is filled up to whole blocks by the member `filler`; the random `padding` then spreads
/// every size in the same way. One block holds each usual answer: a 200 with a revision token,
/// every error, chaff. An answer that needs more, for a long list of rejected keys, takes whole
/// blocks more, which is seen from outside. Safe for threads.
public final class Envelope {

    /// Characters of a revision token for up to 28 keys, with the longest number of a key.
    static final int USUAL_TOKEN = 1200;

    /// What a 200 says beside its token, remarks on two rejected keys included.
    private static final int USUAL_REST = 800;

    private static final int BLOCK_STEP = 1024;

    private static final String FILLER = "\"filler\":\"";
    private static final String PADDING = "\",\"padding\":\"";
    private static final String END = "\"}";
    private static final int EMPTY_OBJECT = 2;

    private final Padding padding;

    public Envelope(Padding padding) {
        this.padding = padding;
    }

    /// Bytes of a block: what the usual 200 needs, rounded up.
    public static int block() {
        return Math.ceilDiv(USUAL_TOKEN + USUAL_REST, BLOCK_STEP) * BLOCK_STEP;
    }

    /// Puts an answer into the envelope.
    ///
    /// @param json a JSON object in UTF-8 without blanks around it and without these two members
    public byte[] seal(byte[] json) {
        String filler = (json.length > EMPTY_OBJECT ? "," : "") + FILLER;
        int content = json.length - 1 + filler.length() + END.length();
        int missing = Math.ceilDiv(content, block()) * block() - content;
        String rest = filler + padding.text(missing) + PADDING + padding.text() + END;
        var sealed = new ByteArrayOutputStream(json.length + rest.length());
        sealed.write(json, 0, json.length - 1);
        sealed.writeBytes(rest.getBytes(StandardCharsets.US_ASCII));
        return sealed.toByteArray();
    }
}

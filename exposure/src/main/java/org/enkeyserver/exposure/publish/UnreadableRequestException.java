package org.enkeyserver.exposure.publish;

/// A request that is no upload at all: wrong method, media type, size or JSON.
final class UnreadableRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /// @param sentence for the phone, without anything of the body
    UnreadableRequestException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static UnreadableRequestException method() {
        return new UnreadableRequestException(405, "method must be POST");
    }

    int status() {
        return status;
    }

    String sentence() {
        return "error unmarshalling API call, code: " + status + ": " + getMessage();
    }
}

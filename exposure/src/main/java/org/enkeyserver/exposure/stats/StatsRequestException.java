package org.enkeyserver.exposure.stats;

/// A request for statistics that cannot be read: wrong method, media type, size or JSON.
final class StatsRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /// @param sentence for the caller, without anything of the body
    StatsRequestException(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String sentence() {
        return "error unmarshalling API call, code: " + status + ": " + getMessage();
    }
}

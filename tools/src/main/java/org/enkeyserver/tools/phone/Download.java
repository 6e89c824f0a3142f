package org.enkeyserver.tools.phone;

import java.nio.charset.StandardCharsets;

/// What a server answered to a download.
final class Download {

    private final int status;
    private final String mediaType;
    private final byte[] body;

    Download(int status, String mediaType, byte[] body) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
    }

    int status() {
        return status;
    }

    boolean isForbidden() {
        return status == 403;
    }

    boolean isMissing() {
        return status == 404;
    }

    /// Whether a phone takes it: status exactly 200 and exactly this media type.
    boolean isUsable(String wanted) {
        return status == 200 && mediaType.equals(wanted);
    }

    /// Status and type in words.
    String describe() {
        return "status " + status + ", type \"" + mediaType + "\"";
    }

    byte[] body() {
        return body.clone();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

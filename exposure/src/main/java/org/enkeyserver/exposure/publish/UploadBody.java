package org.enkeyserver.exposure.publish;

import java.io.IOException;
import java.io.InputStream;
import org.enkeyserver.exposure.limits.BodyTime;
import org.enkeyserver.exposure.limits.SlowBodyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Reads the bodies of upload routes, of whatever kind, before anything is answered.
///
/// So every answer, be it to an upload, to chaff or to rubbish, takes the time of the upload first,
/// and the sender is done sending when it comes. // S-04
@Component
final class UploadBody {

    /// In bytes, counted as they are read. // S-08
    static final int LARGEST = 64_000;

    /// What is read of a body that is too large, in bytes: beyond that the connection is cut.
    private static final int CUT = 2 * LARGEST;

    private final BodyTime time;

    UploadBody(BodyTime time) {
        this.time = time;
    }

    /// @throws UnreadableRequestException when it stalls, takes too long or is no valid HTTP
    byte[] read(InputStream body) {
        try {
            return time.readAtMost(body, CUT);
        } catch (SlowBodyException slow) {
            throw new UnreadableRequestException(408, "body took too long"); // D02
        } catch (IOException broken) {
            throw new UnreadableRequestException(400, "body could not be read");
        }
    }

    /// @throws UnreadableRequestException when it is no JSON, was not posted or is too large
    static void requireUpload(String method, @Nullable String contentType, byte[] body) {
        if (!method.equals("POST")) {
            throw UnreadableRequestException.method(); // D01
        }
        if (!isJson(contentType)) {
            throw new UnreadableRequestException(415, "content-type is not application/json");
        }
        if (body.length > LARGEST) {
            throw new UnreadableRequestException(413, "http: request body too large");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        // Parameters are not parsed: some phones send ones that no parser takes. // K-75
        return contentType != null
                && contentType
                        .split(";", 2)[0]
                        .strip()
                        .equalsIgnoreCase(MediaType.APPLICATION_JSON_VALUE);
    }
}

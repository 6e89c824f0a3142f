package org.enkeyserver.exposure.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/publish`.
///
/// Maps every method itself, so that each answer of the path has the same shape.
@RestController
final class PublishController {

    static final String PATH = "/v1/publish";
    static final String CHAFF = "X-Chaff";

    /// In bytes, counted as they are read.
    static final int LARGEST_BODY = 64_000;

    private final PublishRequestReader reader = new PublishRequestReader();
    private final PublishService service;
    private final Rehearsals rehearsals;
    private final PublishReplies replies;
    private final PublishJournal journal;

    PublishController(
            PublishService service,
            Rehearsals rehearsals,
            PublishReplies replies,
            PublishJournal journal) {
        this.service = service;
        this.rehearsals = rehearsals;
        this.replies = replies;
        this.journal = journal;
    }

    @RequestMapping(
            path = PATH,
            method = {
                RequestMethod.GET,
                RequestMethod.HEAD,
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE,
                RequestMethod.OPTIONS
            })
    ResponseEntity<byte[]> publish(HttpServletRequest http) {
        if (isChaff(http)) {
            rehearse(http);
            return replies.chaff();
        }
        requireJsonPost(http);
        PublishRequest request = reader.read(body(http));
        return switch (service.publish(request)) {
            case PublishOutcome.Accepted ok -> {
                journal.accepted(ok);
                yield replies.accepted(ok);
            }
            case PublishOutcome.PartlyAccepted some -> {
                journal.partly(some);
                yield replies.partly(some);
            }
            case PublishOutcome.Refused no -> {
                String errorId = replies.errorId();
                journal.refused(no, errorId);
                yield replies.refused(no, errorId);
            }
        };
    }

    /// Chaff is answered like a success whatever comes of it, since nobody waits for its outcome.
    private void rehearse(HttpServletRequest http) {
        try {
            rehearsals.rehearse(readAtMost(http, LARGEST_BODY));
        } catch (RuntimeException fault) {
            journal.rehearsalFailed(fault);
        }
    }

    static boolean isChaff(HttpServletRequest http) {
        String chaff = http.getHeader(CHAFF);
        return chaff != null && !chaff.isEmpty();
    }

    private static void requireJsonPost(HttpServletRequest http) {
        if (!http.getMethod().equals("POST")) {
            throw UnreadableRequestException.method(); // D01
        }
        if (!isJson(http.getContentType())) {
            throw new UnreadableRequestException(415, "content-type is not application/json");
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

    private static byte[] body(HttpServletRequest http) {
        if (http.getContentLengthLong() > LARGEST_BODY) {
            throw tooLarge();
        }
        byte[] body = readAtMost(http, LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return body;
    }

    private static byte[] readAtMost(HttpServletRequest http, int limit) {
        try {
            return http.getInputStream().readNBytes(limit);
        } catch (IOException broken) {
            throw new UnreadableRequestException(400, "body could not be read");
        }
    }

    private static UnreadableRequestException tooLarge() {
        return new UnreadableRequestException(413, "http: request body too large");
    }
}

package org.enkeyserver.exposure.stats;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.enkeyserver.exposure.limits.BodyTime;
import org.enkeyserver.exposure.limits.SlowBodyException;
import org.enkeyserver.exposure.reply.ErrorIds;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/stats`: an authority reads the statistics of its uploads.
@RestController
final class StatsController {

    static final String PATH = "/v1/stats";

    /// In bytes, counted as they are read.
    private static final int LARGEST_BODY = 64_000;

    private final StatsRequestReader reader = new StatsRequestReader();
    private final StatsService service;
    private final StatsReplies replies;
    private final StatsJournal journal;
    private final ErrorIds errorIds;
    private final BodyTime bodyTime;

    StatsController(
            StatsService service,
            StatsReplies replies,
            StatsJournal journal,
            ErrorIds errorIds,
            BodyTime bodyTime) {
        this.service = service;
        this.replies = replies;
        this.journal = journal;
        this.errorIds = errorIds;
        this.bodyTime = bodyTime;
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
    ResponseEntity<byte[]> read(HttpServletRequest http) {
        if (!http.getMethod().equals("POST")) {
            throw new StatsRequestException(405, "method must be POST"); // D01
        }
        reader.requireJson(http.getContentType());
        reader.requireRequest(body(http));
        return switch (service.read(header(http, HttpHeaders.AUTHORIZATION))) {
            case StatsOutcome.Released released -> {
                journal.released(released.days());
                yield asksForCsv(http)
                        ? replies.releasedAsCsv(released.days())
                        : replies.released(released.days());
            }
            case StatsOutcome.Refused refused -> {
                String errorId = errorIds.next();
                journal.refused(refused.denial(), errorId);
                yield replies.unauthorized(refused.denial().sentence(), errorId);
            }
        };
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(StatsRequestException request) {
        String errorId = errorIds.next();
        journal.unreadable(request, errorId);
        return replies.unreadable(request, errorId);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unavailable(DataAccessException fault) {
        String errorId = errorIds.next();
        journal.failed(fault, errorId);
        return replies.unavailable(errorId);
    }

    private static boolean asksForCsv(HttpServletRequest http) {
        return header(http, HttpHeaders.ACCEPT).split("[;,]", 2)[0].strip().equals("text/csv");
    }

    private static String header(HttpServletRequest http, String name) {
        return Optional.ofNullable(http.getHeader(name)).orElse("");
    }

    private byte[] body(HttpServletRequest http) {
        if (http.getContentLengthLong() > LARGEST_BODY) {
            throw tooLarge();
        }
        try {
            byte[] body = bodyTime.readAtMost(http.getInputStream(), LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw tooLarge();
            }
            return body;
        } catch (SlowBodyException slow) {
            throw new StatsRequestException(408, "body took too long"); // D02
        } catch (IOException broken) {
            throw new StatsRequestException(400, "body could not be read");
        }
    }

    private static StatsRequestException tooLarge() {
        return new StatsRequestException(413, "http: request body too large");
    }
}

package org.enkeyserver.exposure.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.exposure.publish.PublishOutcome.Accepted;
import org.enkeyserver.exposure.publish.PublishOutcome.PartlyAccepted;
import org.enkeyserver.exposure.publish.PublishOutcome.Refused;
import org.enkeyserver.exposure.reply.Envelope;
import org.enkeyserver.exposure.reply.ErrorIds;
import org.enkeyserver.exposure.validation.KeyRejection;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Builds every answer of the publish API: status, code, version header and envelope.
@Component
final class PublishReplies {

    static final String API_VERSION = "x-api-version";
    static final Duration RETRY_AFTER_FAULT = Duration.ofSeconds(30);

    /// Android reads this one, as a date.
    static final String X_RETRY_AFTER = "X-Retry-After";

    private final JsonMapper json = JsonMapper.builder().build();
    private final PublishSettings settings;
    private final Envelope envelope;
    private final ErrorIds errorIds;
    private final Clock clock;

    PublishReplies(PublishSettings settings, Envelope envelope, ErrorIds errorIds, Clock clock) {
        this.settings = settings;
        this.envelope = envelope;
        this.errorIds = errorIds;
        this.clock = clock;
    }

    ResponseEntity<byte[]> accepted(Accepted outcome, Dialect dialect) {
        return answer(dialect, 200, stored(outcome).withRemarks(outcome.warnings(), List.of()));
    }

    /// A 200 that says in `warnings` alone what was left out. // C-07
    ResponseEntity<byte[]> partly(PartlyAccepted outcome, Dialect dialect) {
        List<String> remarks = new ArrayList<>(outcome.taken().warnings());
        outcome.rejections().stream().map(KeyRejection::sentence).forEach(remarks::add);
        return answer(
                dialect,
                200,
                stored(outcome.taken())
                        .withCode(PublishReply.PARTIAL_FAILURE)
                        .withRemarks(remarks, outcome.rejections()));
    }

    ResponseEntity<byte[]> refused(Refused outcome, String errorId, Dialect dialect) {
        int status = outcome.code().status();
        return answer(
                dialect,
                status == 401 ? settings.unauthorizedStatus() : status,
                PublishReply.ofError(outcome.code().code(), outcome.sentence(), errorId)
                        .withRemarks(outcome.warnings(), outcome.rejections()));
    }

    ResponseEntity<byte[]> unreadable(
            UnreadableRequestException request, String errorId, Dialect dialect) {
        return answer(
                dialect,
                request.status(),
                PublishReply.ofError(RefusalCode.BAD_REQUEST.code(), request.sentence(), errorId));
    }

    /// A fault of ours, about which the phone learns nothing but that it may try again.
    ResponseEntity<byte[]> failed(int status, String errorId, Dialect dialect) {
        return answer(
                dialect,
                status,
                PublishReply.ofError(
                        RefusalCode.INTERNAL_ERROR.code(), "Internal Server Error", errorId));
    }

    ResponseEntity<byte[]> chaff(Dialect dialect) {
        return answer(dialect, 200, PublishReply.empty());
    }

    private static PublishReply stored(Accepted outcome) {
        return PublishReply.stored(outcome.tally().inserted(), outcome.revisionToken());
    }

    /// Wrong paths and the like, outside the publish API.
    ResponseEntity<byte[]> plain(HttpStatusCode status) {
        PublishReply reply =
                status.value() == 404
                        ? PublishReply.ofError("not_found", "not found", null)
                        : PublishReply.ofError(
                                RefusalCode.BAD_REQUEST.code(), "request not understood", null);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsBytes(reply));
    }

    /// A fresh name for an error, to find it in the log.
    String errorId() {
        return errorIds.next();
    }

    /// Too many, or not now. No code: the reference server sends none either. // K-92
    ResponseEntity<byte[]> limited(Duration retryAfter, Dialect dialect) {
        String moment =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plus(retryAfter).atOffset(ZoneOffset.UTC));
        return head(dialect, 429)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
                .header(X_RETRY_AFTER, moment)
                .body(body(dialect, PublishReply.ofError(null, "please try again later", null)));
    }

    private ResponseEntity<byte[]> answer(Dialect dialect, int status, PublishReply reply) {
        ResponseEntity.BodyBuilder answer = head(dialect, status);
        if (status == 405) {
            answer.header(HttpHeaders.ALLOW, "POST");
        }
        if (status == 408 || status == 413) {
            answer.header(HttpHeaders.CONNECTION, "close");
        }
        if (status >= 500) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER_FAULT.toSeconds()));
        }
        return answer.body(body(dialect, reply));
    }

    private static ResponseEntity.BodyBuilder head(Dialect dialect, int status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(API_VERSION, dialect.apiVersion());
    }

    private byte[] body(Dialect dialect, PublishReply reply) {
        Object shaped =
                switch (dialect) {
                    case V1 -> reply;
                    case V1ALPHA1 -> AlphaReply.of(reply);
                };
        return envelope.seal(json.writeValueAsBytes(shaped));
    }
}

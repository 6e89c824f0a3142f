package org.enkeyserver.exposure.publish;

import java.time.Duration;
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

    private final JsonMapper json = JsonMapper.builder().build();
    private final PublishSettings settings;
    private final Envelope envelope;
    private final ErrorIds errorIds;

    PublishReplies(PublishSettings settings, Envelope envelope, ErrorIds errorIds) {
        this.settings = settings;
        this.envelope = envelope;
        this.errorIds = errorIds;
    }

    ResponseEntity<byte[]> accepted(Accepted outcome) {
        return answer(
                200,
                PublishReply.stored(outcome.inserted()).withRemarks(outcome.warnings(), List.of()));
    }

    /// A 200 that says in `warnings` alone what was left out. // C-07
    ResponseEntity<byte[]> partly(PartlyAccepted outcome) {
        List<String> remarks = new ArrayList<>(outcome.warnings());
        outcome.rejections().stream().map(KeyRejection::sentence).forEach(remarks::add);
        return answer(
                200,
                PublishReply.stored(outcome.inserted())
                        .withCode(PublishReply.PARTIAL_FAILURE)
                        .withRemarks(remarks, outcome.rejections()));
    }

    ResponseEntity<byte[]> refused(Refused outcome, String errorId) {
        int status = outcome.code().status();
        return answer(
                status == 401 ? settings.unauthorizedStatus() : status,
                PublishReply.ofError(outcome.code().code(), outcome.sentence(), errorId)
                        .withRemarks(outcome.warnings(), outcome.rejections()));
    }

    ResponseEntity<byte[]> unreadable(UnreadableRequestException request, String errorId) {
        return answer(
                request.status(),
                PublishReply.ofError(RefusalCode.BAD_REQUEST.code(), request.sentence(), errorId));
    }

    /// A fault of ours, about which the phone learns nothing but that it may try again.
    ResponseEntity<byte[]> failed(int status, String errorId) {
        return answer(
                status,
                PublishReply.ofError(
                        RefusalCode.INTERNAL_ERROR.code(), "Internal Server Error", errorId));
    }

    ResponseEntity<byte[]> chaff() {
        return answer(200, PublishReply.empty());
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

    private ResponseEntity<byte[]> answer(int status, PublishReply reply) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(API_VERSION, "v1");
        if (status == 405) {
            answer.header(HttpHeaders.ALLOW, "POST");
        }
        if (status == 413) {
            answer.header(HttpHeaders.CONNECTION, "close");
        }
        if (status >= 500) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER_FAULT.toSeconds()));
        }
        return answer.body(envelope.seal(json.writeValueAsBytes(reply)));
    }
}

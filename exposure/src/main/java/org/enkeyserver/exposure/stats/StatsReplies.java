package org.enkeyserver.exposure.stats;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.enkeyserver.exposure.reply.Padding;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Builds every answer of the statistics API.
final class StatsReplies {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final Duration RETRY_AFTER_FAULT = Duration.ofSeconds(30);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Padding padding;

    StatsReplies(Padding padding) {
        this.padding = padding;
    }

    ResponseEntity<byte[]> released(List<ReleasedDay> days) {
        return answer(200, StatsReply.of(days, padding.text()));
    }

    /// The same days as comma-separated values, which cannot be padded.
    ResponseEntity<byte[]> releasedAsCsv(List<ReleasedDay> days) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(StatsCsv.of(days).getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> unauthorized(String sentence, String errorId) {
        return answer(401, error("unauthorized", sentence, errorId));
    }

    ResponseEntity<byte[]> unreadable(StatsRequestException request, String errorId) {
        return answer(request.status(), error("bad_request", request.sentence(), errorId));
    }

    /// The database is away or too slow: worth another try. // D06
    ResponseEntity<byte[]> unavailable(String errorId) {
        return answer(503, error("internal_error", "error reading stats", errorId));
    }

    private StatsReply error(String code, String sentence, String errorId) {
        return StatsReply.ofError(code, sentence, errorId, padding.text());
    }

    private ResponseEntity<byte[]> answer(int status, StatsReply reply) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
        switch (status) {
            case 405 -> answer.header(HttpHeaders.ALLOW, "POST");
            case 408, 413 -> answer.header(HttpHeaders.CONNECTION, "close");
            case 503 ->
                    answer.header(
                            HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER_FAULT.toSeconds()));
            default -> {}
        }
        return answer.body(json.writeValueAsBytes(reply));
    }
}

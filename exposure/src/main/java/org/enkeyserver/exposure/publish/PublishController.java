package org.enkeyserver.exposure.publish;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.enkeyserver.exposure.limits.Admission;
import org.enkeyserver.exposure.limits.Admission.Admitted;
import org.enkeyserver.exposure.limits.Admission.Limited;
import org.enkeyserver.exposure.limits.UploadLimits;
import org.enkeyserver.exposure.stats.Platform;
import org.springframework.http.HttpHeaders;
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
    static final Duration RETRY_AFTER_MAINTENANCE = Duration.ofMinutes(5);

    private final PublishRequestReader reader = new PublishRequestReader();
    private final UploadBody bodies;
    private final UploadLimits limits;
    private final PublishService service;
    private final Rehearsals rehearsals;
    private final PublishSettings settings;
    private final PublishReplies replies;
    private final PublishJournal journal;

    PublishController(
            UploadBody bodies,
            UploadLimits limits,
            PublishService service,
            Rehearsals rehearsals,
            PublishSettings settings,
            PublishReplies replies,
            PublishJournal journal) {
        this.bodies = bodies;
        this.limits = limits;
        this.service = service;
        this.rehearsals = rehearsals;
        this.settings = settings;
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
    ResponseEntity<byte[]> publish(HttpServletRequest http) throws IOException {
        return take(http, Dialect.V1);
    }

    /// Takes an upload in either dialect.
    ResponseEntity<byte[]> take(HttpServletRequest http, Dialect dialect) throws IOException {
        if (isChaff(http)) {
            rehearse(http, dialect);
            return replies.chaff(dialect);
        }
        byte[] body = bodies.read(http.getInputStream());
        return switch (client(http)) {
            case Limited no -> limited(no, dialect);
            case Admitted yes -> {
                UploadBody.requireUpload(http.getMethod(), http.getContentType(), body);
                yield publish(reader.read(body, dialect).sentBy(platform(http)), dialect);
            }
        };
    }

    private ResponseEntity<byte[]> publish(PublishRequest request, Dialect dialect) {
        if (limits.app(request.healthAuthorityId()) instanceof Limited no) {
            return limited(no, dialect);
        }
        Timer.Sample time = journal.begin();
        PublishOutcome outcome = service.publish(request);
        journal.ended(time, outcome.name(), outcome.status());
        return switch (outcome) {
            case PublishOutcome.Accepted ok -> {
                journal.accepted(ok);
                yield replies.accepted(ok, dialect);
            }
            case PublishOutcome.PartlyAccepted some -> {
                journal.partly(some);
                yield replies.partly(some, dialect);
            }
            case PublishOutcome.Refused no -> {
                String errorId = replies.errorId();
                journal.refused(no, errorId);
                yield replies.refused(no, errorId, dialect);
            }
        };
    }

    /// Chaff is answered like a success whatever comes of it, since nobody waits for its outcome.
    private void rehearse(HttpServletRequest http, Dialect dialect) throws IOException {
        try {
            byte[] body = bodies.read(http.getInputStream());
            rehearsals.rehearse(body, dialect, client(http));
        } catch (UnreadableRequestException broken) {
            journal.rehearsed("unreadable");
        } catch (RuntimeException fault) {
            journal.rehearsed("failed");
        }
    }

    private static Platform platform(HttpServletRequest http) {
        String agent = http.getHeader(HttpHeaders.USER_AGENT);
        return Platform.ofUserAgent(agent == null ? "" : agent);
    }

    static boolean isChaff(HttpServletRequest http) {
        String chaff = http.getHeader(CHAFF);
        return chaff != null && !chaff.isEmpty();
    }

    /// Whether the client may upload now; nobody may in maintenance. // H20
    private Admission client(HttpServletRequest http) {
        List<String> forwarded = Collections.list(http.getHeaders("X-Forwarded-For"));
        Admission client = limits.client(http.getRemoteAddr(), forwarded);
        return settings.maintenanceMode() ? new Limited(RETRY_AFTER_MAINTENANCE) : client;
    }

    private ResponseEntity<byte[]> limited(Limited no, Dialect dialect) {
        journal.limited();
        return replies.limited(no.retryAfter(), dialect);
    }
}

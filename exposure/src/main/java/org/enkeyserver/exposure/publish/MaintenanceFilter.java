package org.enkeyserver.exposure.publish;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns uploads away while the server is in maintenance; chaff and health are answered. // D03
final class MaintenanceFilter extends OncePerRequestFilter {

    private static final byte[] BODY =
            "{\"error\": \"please try again later\"}".getBytes(StandardCharsets.UTF_8);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(5);

    /// Android reads this one, as a date.
    private static final String X_RETRY_AFTER = "X-Retry-After";

    private final boolean active;
    private final Clock clock;

    MaintenanceFilter(PublishSettings settings, Clock clock) {
        active = settings.maintenanceMode();
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest http) {
        return !active || PublishController.isChaff(http);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        answer.setStatus(429);
        answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
        answer.setHeader(
                X_RETRY_AFTER,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plus(RETRY_AFTER).atOffset(ZoneOffset.UTC)));
        answer.setHeader(HttpHeaders.CONNECTION, "close");
        answer.setContentLength(BODY.length);
        answer.getOutputStream().write(BODY);
    }
}

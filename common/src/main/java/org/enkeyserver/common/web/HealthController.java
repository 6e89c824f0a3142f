package org.enkeyserver.common.web;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells load balancers and orchestrators whether the service can work. // D03, D43
///
/// None of the answers depends on maintenance: a server in maintenance is well.
@RestController
final class HealthController {

    private static final int BROKEN = 500;
    private static final int NOT_NOW = 503;

    private final DatabaseHealthService database;
    private final ApplicationAvailability availability;

    HealthController(DatabaseHealthService database, ApplicationAvailability availability) {
        this.database = database;
        this.availability = availability;
    }

    /// The reference server's check: whether the database answers.
    @GetMapping("/health")
    ResponseEntity<Health> health() {
        return answer(database.isUp(), BROKEN);
    }

    /// Whether to leave the process running. Never asks the database: a restart would not mend it.
    @GetMapping("/health/live")
    ResponseEntity<Health> live() {
        return answer(availability.getLivenessState() == LivenessState.CORRECT, BROKEN);
    }

    /// Whether to send requests here: started, not stopping, and the database answers.
    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        boolean ready =
                availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                        && database.isUp();
        return answer(ready, NOT_NOW);
    }

    private static ResponseEntity<Health> answer(boolean well, int otherwise) {
        return ResponseEntity.status(well ? 200 : otherwise)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Health(well ? "ok" : "error"));
    }

    record Health(String status) {}
}

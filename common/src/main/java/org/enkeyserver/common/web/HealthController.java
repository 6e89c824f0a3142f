package org.enkeyserver.common.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells load balancers whether the service can work.
@RestController
final class HealthController {

    private final DatabaseHealthService database;

    HealthController(DatabaseHealthService database) {
        this.database = database;
    }

    @GetMapping("/health")
    ResponseEntity<Health> health() {
        boolean up = database.isUp();
        return ResponseEntity.status(up ? 200 : 500)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Health(up ? "ok" : "error"));
    }

    record Health(String status) {}
}

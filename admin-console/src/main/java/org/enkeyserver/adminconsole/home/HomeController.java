package org.enkeyserver.adminconsole.home;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says what this service offers.
@RestController
final class HomeController {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>EN Key Server: administration</title>
            <h1>EN Key Server: administration</h1>
            <p>This service holds the operators' configuration: upload clients, health authorities,
            signing keys, exports, importers and mirrors, as one YAML document.</p>
            <ul>
            <li><a href="/api/config">/api/config</a> is the document. It needs the API token:
            <code>./enks config export</code> fetches it with the token,
            <code>./enks config plan FILE</code> and <code>./enks config apply FILE</code>
            change it.</li>
            <li><a href="/health">/health</a> tells whether the service can work.</li>
            </ul>
            <p>There are no pages to configure it in a browser yet.</p>
            </html>
            """;

    @GetMapping("/")
    ResponseEntity<String> home() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(PAGE);
    }
}

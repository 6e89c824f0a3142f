package org.enkeyserver.exportimporter;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says at `/` what the service does.
@RestController
final class RootController {

    @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
    String root() {
        return """
        export-importer of the EN Key Server: importing other servers' archives comes with a later release.
        """;
    }
}

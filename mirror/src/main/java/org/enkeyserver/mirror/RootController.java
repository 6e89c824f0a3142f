package org.enkeyserver.mirror;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says at `/` what the service does.
@RestController
final class RootController {

    @GetMapping(path = "/", produces = MediaType.TEXT_PLAIN_VALUE)
    String root() {
        return """
        mirror of the EN Key Server: republishing other servers' archives comes with a later release.
        """;
    }
}

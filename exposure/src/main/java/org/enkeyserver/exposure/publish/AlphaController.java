package org.enkeyserver.exposure.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// `POST /`: uploads of apps that were never moved to `/v1/publish`. Off unless asked for.
@RestController
@ConditionalOnProperty("enks.publish.enable-v1alpha1-api")
final class AlphaController {

    static final String PATH = "/";

    private final PublishController uploads;

    AlphaController(PublishController uploads) {
        this.uploads = uploads;
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
        return uploads.take(http, Dialect.V1ALPHA1);
    }
}

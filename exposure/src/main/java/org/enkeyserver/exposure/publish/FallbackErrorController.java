package org.enkeyserver.exposure.publish;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers errors that arise outside Spring MVC, in filters and in the server itself.
@RestController
final class FallbackErrorController implements ErrorController {

    private static final int NOT_FOUND = 404;

    private final PublishSettings settings;
    private final PublishReplies replies;

    FallbackErrorController(PublishSettings settings, PublishReplies replies) {
        this.settings = settings;
        this.replies = replies;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<byte[]> error(HttpServletRequest http) {
        int status =
                http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
                        ? known
                        : NOT_FOUND;
        Optional<Dialect> dialect =
                settings.dialectAt(http.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (status >= 500) {
            return replies.failed(status, replies.errorId(), dialect.orElse(Dialect.V1));
        }
        if (dialect.isPresent()) {
            // A body that cannot be read, or a method that the server itself refuses.
            throw new UnreadableRequestException(status, "request not understood");
        }
        return replies.plain(HttpStatusCode.valueOf(status));
    }
}

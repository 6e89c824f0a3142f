package org.enkeyserver.exposure.publish;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enkeyserver.exposure.revision.RevisionKeysUnavailableException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what no other class answered: JSON, without anything of the exception.
@RestControllerAdvice
final class ErrorAdvice {

    private final PublishSettings settings;
    private final PublishReplies replies;
    private final PublishJournal journal;

    ErrorAdvice(PublishSettings settings, PublishReplies replies, PublishJournal journal) {
        this.settings = settings;
        this.replies = replies;
        this.journal = journal;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(UnreadableRequestException request, HttpServletRequest http) {
        return unreadable(request, dialect(http));
    }

    /// Methods that a mapping cannot name, such as `PROPFIND`. // D01
    @ExceptionHandler
    ResponseEntity<byte[]> unsupported(
            HttpRequestMethodNotSupportedException method, HttpServletRequest http) {
        return settings.dialectAt(http.getRequestURI())
                .map(dialect -> unreadable(UnreadableRequestException.method(), dialect))
                .orElseGet(() -> replies.plain(method.getStatusCode()));
    }

    /// The phone hung up: there is nobody to answer.
    @ExceptionHandler
    void disconnected(IOException broken) {
        journal.disconnected();
    }

    /// The database or the revision keys are away or too slow: worth another try. // D06
    @ExceptionHandler({
        DataAccessException.class,
        TransactionException.class,
        RevisionKeysUnavailableException.class
    })
    ResponseEntity<byte[]> unavailable(RuntimeException fault, HttpServletRequest http) {
        return failed(503, fault, http);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unhandled(Exception fault, HttpServletRequest http) {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return replies.plain(known.getStatusCode());
        }
        return failed(500, fault, http);
    }

    private ResponseEntity<byte[]> unreadable(UnreadableRequestException request, Dialect dialect) {
        String errorId = replies.errorId();
        journal.unreadable(request, errorId);
        return replies.unreadable(request, errorId, dialect);
    }

    private ResponseEntity<byte[]> failed(int status, Exception fault, HttpServletRequest http) {
        String errorId = replies.errorId();
        journal.failed(fault, errorId);
        return replies.failed(status, errorId, dialect(http));
    }

    /// That of the path the request came in on; faults elsewhere speak the first one.
    private Dialect dialect(HttpServletRequest http) {
        Object path = http.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return settings.dialectAt(path == null ? http.getRequestURI() : path).orElse(Dialect.V1);
    }
}

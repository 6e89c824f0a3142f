package org.enkeyserver.exposure.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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

    private final PublishReplies replies;
    private final PublishJournal journal;

    ErrorAdvice(PublishReplies replies, PublishJournal journal) {
        this.replies = replies;
        this.journal = journal;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(UnreadableRequestException request) {
        String errorId = replies.errorId();
        journal.unreadable(request, errorId);
        return replies.unreadable(request, errorId);
    }

    /// Methods that a mapping cannot name, such as `PROPFIND`. // D01
    @ExceptionHandler
    ResponseEntity<byte[]> unsupported(
            HttpRequestMethodNotSupportedException method, HttpServletRequest http) {
        return PublishController.PATH.equals(http.getRequestURI())
                ? unreadable(UnreadableRequestException.method())
                : replies.plain(method.getStatusCode());
    }

    /// The phone hung up: there is nobody to answer.
    @ExceptionHandler
    void disconnected(IOException broken) {
        journal.disconnected();
    }

    /// The database is away or too slow: worth another try. // D06
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<byte[]> unavailable(RuntimeException fault) {
        String errorId = replies.errorId();
        journal.failed(fault, errorId);
        return replies.failed(503, errorId);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unhandled(Exception fault) {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return replies.plain(known.getStatusCode());
        }
        String errorId = replies.errorId();
        journal.failed(fault, errorId);
        return replies.failed(500, errorId);
    }
}

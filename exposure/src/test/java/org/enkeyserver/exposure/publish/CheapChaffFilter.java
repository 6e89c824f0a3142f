package org.enkeyserver.exposure.publish;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;

/// What somebody might build to save work: chaff answered in the right shape, with nothing behind
/// it.
final class CheapChaffFilter extends OncePerRequestFilter {

    private final ObjectProvider<PublishReplies> replies;

    CheapChaffFilter(ObjectProvider<PublishReplies> replies) {
        this.replies = replies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest http) {
        return !PublishController.isChaff(http);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        http.getInputStream().readAllBytes();
        ResponseEntity<byte[]> chaff = replies.getObject().chaff(Dialect.V1);
        chaff.getHeaders().forEach((name, values) -> answer.setHeader(name, values.getFirst()));
        byte[] body = chaff.getBody() == null ? new byte[0] : chaff.getBody();
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }
}

package org.enkeyserver.adminconsole.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.enkeyserver.common.web.OperatorToken;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets requests pass that carry the operators' token, and those for what is open to everyone.
@Component
final class ApiTokenFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of("/", "/health", "/error");
    private static final String NO_TOKEN =
            """
            {"error":"no API token is configured: set ENKS_ADMIN_API_TOKEN and restart"}
            """;
    private static final String WRONG_TOKEN =
            """
            {"error":"the API token is missing or wrong: send it as 'Authorization: Bearer TOKEN'"}
            """;

    private final OperatorToken token;
    private final boolean configured;

    ApiTokenFilter(AdminSettings settings) {
        token = new OperatorToken(settings.apiToken());
        configured = settings.hasApiToken();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OPEN.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!configured) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, NO_TOKEN);
        } else if (token.admits(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"enks\"");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, WRONG_TOKEN);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}

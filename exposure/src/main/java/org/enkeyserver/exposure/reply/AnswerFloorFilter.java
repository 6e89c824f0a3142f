package org.enkeyserver.exposure.reply;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Holds answers of upload routes back until the floor has passed, before their first byte.
///
/// The answer is complete by then: the request's virtual thread waits, and holds a connection of
/// HTTP, but none of the database. Belongs before all other filters, so that their answers wait
/// too.
public final class AnswerFloorFilter extends OncePerRequestFilter {

    private static final String ARRIVAL = AnswerFloorFilter.class.getName() + ".arrival";

    private final AnswerFloor floor;
    private final Set<String> paths;

    /// @param paths of the upload routes
    public AnswerFloorFilter(AnswerFloor floor, Set<String> paths) {
        this.floor = floor;
        this.paths = Set.copyOf(paths);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest http) {
        return !paths.contains(http.getServletPath()) && !failedBefore(http);
    }

    /// What failed on its way comes by again, what the server itself refuses only as an error.
    private boolean failedBefore(HttpServletRequest http) {
        return http.getAttribute(ARRIVAL) != null
                || (http.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                        && paths.contains(path));
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest http, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        long arrival =
                http.getAttribute(ARRIVAL) instanceof Long earlier ? earlier : floor.arrival();
        http.setAttribute(ARRIVAL, arrival);
        var held = new HeldResponse(answer, arrival);
        chain.doFilter(http, held);
        held.await();
    }

    /// An answer that waits when its first byte is about to be written.
    private final class HeldResponse extends HttpServletResponseWrapper {

        private final long arrival;

        HeldResponse(HttpServletResponse answer, long arrival) {
            super(answer);
            this.arrival = arrival;
        }

        void await() {
            Duration left = floor.remaining(arrival);
            if (left.isZero()) {
                return;
            }
            try {
                Thread.sleep(left);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            await();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            await();
            return super.getWriter();
        }

        @Override
        public void flushBuffer() throws IOException {
            await();
            super.flushBuffer();
        }
    }
}

package org.enkeyserver.tools;

import java.io.Serial;

/// Ends a command with one sentence that says what is wrong and what to do.
public final class ToolException extends RuntimeException {

    /// The answer is no.
    public static final int REFUSED = 1;

    /// The command line cannot be meant so.
    public static final int WRONG_USAGE = 2;

    /// A server or file was out of reach.
    public static final int UNREACHABLE = 3;

    @Serial private static final long serialVersionUID = 1L;

    private final int exitCode;

    public ToolException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}

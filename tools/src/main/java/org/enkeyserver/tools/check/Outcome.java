package org.enkeyserver.tools.check;

/// How a rule came out.
public enum Outcome {
    PASS("pass"),
    FAIL("FAIL"),
    NOT_APPLICABLE("n/a");

    private final String shown;

    Outcome(String shown) {
        this.shown = shown;
    }

    /// As it is printed.
    public String shown() {
        return shown;
    }
}

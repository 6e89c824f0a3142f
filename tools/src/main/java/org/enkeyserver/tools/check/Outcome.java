package org.enkeyserver.tools.check;

/// How a rule came out.
enum Outcome {
    PASS("pass"),
    FAIL("FAIL"),
    NOT_APPLICABLE("n/a");

    private final String shown;

    Outcome(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}

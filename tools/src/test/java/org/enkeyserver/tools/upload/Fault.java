package org.enkeyserver.tools.upload;

/// One way for a server to be wrong, with the row that must notice.
enum Fault {
    NONE("-"),
    KNOWS_ONE_SPELLING("K-69"),
    REFUSES_UNKNOWN_MEMBERS("K-70"),
    WANTS_A_RISK("K-71"),
    REFUSES_A_NULL_TOKEN("K-72"),
    WANTS_TRAVELER("K-73"),
    WANTS_STANDARD_BASE64("K-74"),
    TAKES_ANY_TYPE("K-75"),
    WANTS_A_BARE_TYPE("K-75"),
    TAKES_LARGE_BODIES("K-76"),
    TAKES_SMALL_BODIES_ONLY("K-76"),
    REFUSES_LONG_PADDING("K-77"),
    TAKES_20_KEYS("K-78"),
    SKIPS_SHORT_KEYS("K-79"),
    WANTS_ONE_KEY_A_DAY("K-80"),
    ANSWERS_201("K-81"),
    GIVES_NO_TOKEN("K-82"),
    HAS_AN_ERROR_IN_A_200("K-83"),
    DOES_NOT_WARN("K-84"),
    HAS_ERRORS_IN_HTML("K-85"),
    HAS_NO_ERROR_CODE("K-86"),
    HAS_CODES_OF_ITS_OWN("K-87"),
    DOES_NOT_PAD("K-88"),
    PADS_WITH_THE_SAME("K-88"),
    DROPS_A_CONNECTION("K-89"),
    REFUSES_CHAFF("K-90"),
    STORES_CHAFF("K-90"),
    ANSWERS_CHAFF_SHORTLY("K-91"),
    LIMITS_WITHOUT_A_DATE("K-92"),
    REFUSES_A_REPETITION("K-93"),
    REFUSES_ITS_TOKEN("K-94"),
    WANTS_THREE_SEGMENTS_NEVER("K-95"),
    TAKES_THREE_SEGMENTS_ALWAYS("K-95"),
    SORTS_AS_SENT("K-96"),
    TAKES_OLD_KEYS("K-97"),
    TAKES_ANY_PERIOD("K-98");

    private final String row;

    Fault(String row) {
        this.row = row;
    }

    String row() {
        return row;
    }

    /// Whether the row breaks phones, so that the command says no.
    boolean isBreaking() {
        return this != NONE && !row.equals("K-88") && !row.equals("K-91");
    }
}

package org.enkeyserver.exposure.publish;

/// The codes that phones know; status and code are part of the compatibility floor.
enum RefusalCode {
    UNKNOWN_HEALTH_AUTHORITY_ID("unknown_health_authority_id", 401),
    UNABLE_TO_LOAD_HEALTH_AUTHORITY("unable_to_load_health_authority", 500),
    /// Of v1alpha1 alone, which shows no codes: for logs and counts.
    REGION_NOT_AUTHORIZED("region_not_authorized", 401),
    MISSING_REGION("health_authority_missing_region_config", 500),
    CERTIFICATE_INVALID("health_authority_verification_certificate_invalid", 401),
    BAD_REQUEST("bad_request", 400),
    INTERNAL_ERROR("internal_error", 500),
    MISSING_REVISION_TOKEN("missing_revision_token", 400),
    INVALID_REVISION_TOKEN("invalid_revision_token", 400),
    KEY_ALREADY_REVISED("key_already_revised", 400),
    INVALID_REPORT_TYPE_TRANSITION("invalid_report_type_transition", 400);

    private final String code;
    private final int status;

    RefusalCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }
}

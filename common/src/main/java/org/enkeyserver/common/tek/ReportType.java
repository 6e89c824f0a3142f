package org.enkeyserver.common.tek;

import java.util.Arrays;
import java.util.Optional;

/// How a diagnosis was made, in the words of verification certificates, with its number in the
/// export format (`TemporaryExposureKey.ReportType`).
public enum ReportType {
    CONFIRMED("confirmed", 1, 2),
    LIKELY("likely", 2, 4),
    USER_REPORT("user-report", 3, 5),
    NEGATIVE("negative", 5, 6);

    private final String claim;
    private final int exportNumber;
    private final int defaultTransmissionRisk;

    ReportType(String claim, int exportNumber, int defaultTransmissionRisk) {
        this.claim = claim;
        this.exportNumber = exportNumber;
        this.defaultTransmissionRisk = defaultTransmissionRisk;
    }

    /// The word of the certificate claim `reportType`, also the stored form.
    public String claim() {
        return claim;
    }

    /// The number in an export file: `confirmed` CONFIRMED_TEST 1, `likely`
    /// CONFIRMED_CLINICAL_DIAGNOSIS 2, `user-report` SELF_REPORT 3, `negative` REVOKED 5.
    public int exportNumber() {
        return exportNumber;
    }

    /// The transmission risk filled in where the phone sent none.
    public int defaultTransmissionRisk() {
        return defaultTransmissionRisk;
    }

    /// The type a claim names, or empty for any other word.
    public static Optional<ReportType> ofClaim(String claim) {
        return Arrays.stream(values()).filter(type -> type.claim.equals(claim)).findFirst();
    }
}

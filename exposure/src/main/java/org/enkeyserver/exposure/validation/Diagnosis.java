package org.enkeyserver.exposure.validation;

import java.util.Optional;
import java.util.OptionalLong;
import org.enkeyserver.common.tek.ReportType;

/// What is known of the diagnosis behind an upload.
///
/// @param reportType from the certificate; empty when the certificate was bypassed
/// @param certificateOnset symptom onset interval of the certificate, unchecked
/// @param requestOnset symptom onset interval of the request, unsigned and unchecked
public record Diagnosis(
        Optional<ReportType> reportType,
        OptionalLong certificateOnset,
        OptionalLong requestOnset) {}

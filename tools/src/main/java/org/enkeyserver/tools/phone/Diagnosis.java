package org.enkeyserver.tools.phone;

import java.util.Optional;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;

/// What a health authority knows of a case.
///
/// @param onset empty when the day symptoms began is unknown
public record Diagnosis(ReportType reportType, Optional<IntervalNumber> onset) {}

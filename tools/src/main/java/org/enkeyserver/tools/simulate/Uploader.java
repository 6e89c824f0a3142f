package org.enkeyserver.tools.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.tools.phone.Diagnosis;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.Upload;

/// A person whose phone broadcasts; one with a diagnosis uploads, a healthy one never does.
///
/// @param pastKeys one for each of the last 14 days, oldest first
/// @param todaysKey still in use
record Uploader(
        String name,
        PhoneProfile phone,
        List<PhoneKey> pastKeys,
        PhoneKey todaysKey,
        Diagnosis diagnosis) {

    Uploader {
        pastKeys = List.copyOf(pastKeys);
    }

    /// The upload of all keys, as a phone makes it that releases keys of the same day.
    Upload upload() {
        List<PhoneKey> keys = new ArrayList<>(pastKeys);
        keys.add(todaysKey);
        return new Upload(keys, diagnosis);
    }

    /// The same person with another result.
    Uploader diagnosed(ReportType reportType) {
        return new Uploader(
                name, phone, pastKeys, todaysKey, new Diagnosis(reportType, diagnosis.onset()));
    }

    /// The key this phone broadcast with at `instant`, one of the last 14 days or today.
    PhoneKey keyAt(Instant instant) {
        int day = IntervalNumber.at(instant).day();
        int index = day - pastKeys.getFirst().start().day();
        return index < pastKeys.size() ? pastKeys.get(index) : todaysKey;
    }
}

package org.enkeyserver.tools.upload;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// A key as a request may have it, right or wrong.
///
/// @param base64 standard alphabet, padded: what the MAC is over
/// @param sent as the request spells it
/// @param withRisk whether the request names the risk; the MAC has it always
record DraftKey(String base64, String sent, int start, int period, int risk, boolean withRisk) {

    /// Intervals of ten minutes in a day.
    static final int DAY = 144;

    private static final int LENGTH = 16;

    /// A right key of the UTC day number `day`, as iOS sends it.
    static DraftKey ofDay(int day, SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return of(bytes, day);
    }

    /// The same of bytes that may be wrong in number.
    static DraftKey of(byte[] bytes, int day) {
        String text = Base64.getEncoder().encodeToString(bytes);
        return new DraftKey(text, text, day * DAY, DAY, 0, false);
    }

    /// In use for `intervals`, which may be wrong.
    DraftKey lasting(int intervals) {
        return new DraftKey(base64, sent, start, intervals, risk, withRisk);
    }

    /// With a risk in the request.
    DraftKey risk(int level) {
        return new DraftKey(base64, sent, start, period, level, true);
    }

    /// In the URL alphabet, without padding.
    DraftKey forUrls() {
        return new DraftKey(base64, urlForm(base64), start, period, risk, withRisk);
    }

    static String urlForm(String base64) {
        return base64.replace('+', '-').replace('/', '_').replace("=", "");
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", sent);
        members.put("rollingStartNumber", start);
        members.put("rollingPeriod", period);
        if (withRisk) {
            members.put("transmissionRisk", risk);
        }
        return members;
    }
}

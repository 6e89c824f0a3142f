package org.enkeyserver.exposure.stats;

import java.util.Locale;

/// The kind of phone that an upload came from, in the order in which statistics count them.
public enum Platform {
    UNKNOWN(0),
    ANDROID(1),
    IOS(2);

    private final int index;

    Platform(int index) {
        this.index = index;
    }

    /// Place in the stored counts, from 0.
    int index() {
        return index;
    }

    /// Guesses from the header `User-Agent`, in any letter case; the first match counts.
    ///
    /// @param userAgent the header, or an empty text
    public static Platform ofUserAgent(String userAgent) {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        if (agent.contains("android")) {
            return ANDROID;
        }
        boolean system = agent.contains("bluetoothd") && agent.contains("cfnetwork");
        return system || agent.contains("iphone") ? IOS : UNKNOWN;
    }
}

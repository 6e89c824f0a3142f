package org.enkeyserver.tools.phone;

import java.util.List;

/// The two families of phones where they differ in what a server sees.
public enum PhoneProfile {
    /// Continues after the last line it finished and remembers each finished file.
    IOS_ENX("iOS"),
    /// Continues after the last file it handed over; any failed download voids the whole run.
    ANDROID_ENX("Android");

    private final String title;

    PhoneProfile(String title) {
        this.title = title;
    }

    /// The name for people.
    public String title() {
        return title;
    }

    /// The profile of the `number`-th phone: they alternate.
    public static PhoneProfile alternating(int number) {
        return values()[number % values().length];
    }

    /// The lines of `index` that come after `last`, or all of them when `last` is not there.
    static List<String> after(String last, List<String> index) {
        return List.copyOf(index.subList(index.indexOf(last) + 1, index.size()));
    }
}

package org.enkeyserver.tools.simulate;

import java.time.Duration;
import java.time.Instant;

/// Two people near each other for a while.
///
/// @param other whom the bystander met
record Encounter(String bystander, String other, Kind kind, Instant at, Duration length) {

    /// What an encounter must lead to.
    enum Kind {
        /// On a past day, with a case: must be found.
        CASE("case", true),
        /// With somebody who never uploads.
        HEALTHY("healthy", false),
        /// With a case, but today: the server holds today's key back.
        TODAY("today: case", false),
        /// A case's broadcast, recorded and played back five hours later.
        PLAYED_BACK("recording of", false);

        private final String title;
        private final boolean counts;

        Kind(String title, boolean counts) {
            this.title = title;
            this.counts = counts;
        }

        String title() {
            return title;
        }

        /// Whether the bystander must be alerted.
        boolean counts() {
            return counts;
        }
    }
}

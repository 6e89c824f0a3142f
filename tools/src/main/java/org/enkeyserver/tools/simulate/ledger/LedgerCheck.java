package org.enkeyserver.tools.simulate.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.phone.Exported;

/// Compares the ledger with everything that was exported: nothing lost, nothing published twice,
/// nothing published before it went out of use, nobody alarmed by what was revoked.
public final class LedgerCheck {

    /// Lines leave the index after 14 days; a day less leaves room for clocks.
    private static final Duration LISTED_FOR = Duration.ofDays(13);

    private final Map<KeyDigest, LedgerEntry> entries;
    private final Instant from;

    /// Takes what the ledger knows.
    ///
    /// @param from keys that were due by then must be in the exports
    public LedgerCheck(Map<KeyDigest, LedgerEntry> entries, Instant from) {
        this.entries = Map.copyOf(entries);
        this.from = from;
    }

    /// The outcome.
    ///
    /// @param due how many acknowledged keys had to be found
    /// @param heldBack how many acknowledged keys are still in use and were not found
    /// @param revoked how many keys the server said it revoked
    /// @param alarming how many of these still alarm a phone that read all files
    public record Outcome(
            int due, int missing, int twice, int early, int heldBack, int revoked, int alarming) {

        /// How many keys to wait for: new ones, and revocations.
        public int awaited() {
            return missing + alarming;
        }

        public List<String> complaints() {
            List<String> complaints = new ArrayList<>();
            if (missing > 0) {
                complaints.add(missing + " acknowledged keys are in no export: lost");
            }
            if (twice > 0) {
                complaints.add(twice + " keys were published more than once");
            }
            if (early > 0) {
                complaints.add(early + " keys were published while still in use");
            }
            if (alarming > 0) {
                complaints.add(alarming + " revoked keys still alarm phones");
            }
            return complaints;
        }
    }

    public Outcome compare(Exported exported) {
        Map<KeyDigest, List<Exported.Mention>> found = new HashMap<>();
        for (TemporaryExposureKey key : exported.keys()) {
            found.put(KeyDigest.of(key), exported.mentions(key));
        }
        int due = 0;
        int missing = 0;
        int twice = 0;
        int early = 0;
        int heldBack = 0;
        int revoked = 0;
        int alarming = 0;
        Set<KeyDigest> alarms = alarms(exported);
        for (Map.Entry<KeyDigest, LedgerEntry> entry : entries.entrySet()) {
            LedgerEntry known = entry.getValue();
            List<Exported.Mention> mentions = found.getOrDefault(entry.getKey(), List.of());
            twice += mentions.size() > 1 ? 1 : 0;
            early += mentions.stream().anyMatch(mention -> isEarly(mention, known)) ? 1 : 0;
            if (known.state() == LedgerEntry.State.REVOKED) {
                revoked++;
                alarming += alarms.contains(entry.getKey()) ? 1 : 0;
            }
            if (isDue(known)) {
                due++;
                missing += mentions.isEmpty() ? 1 : 0;
            } else if (isHeldBack(known) && mentions.isEmpty()) {
                heldBack++;
            }
        }
        return new Outcome(due, missing, twice, early, heldBack, revoked, alarming);
    }

    private static Set<KeyDigest> alarms(Exported exported) {
        return exported.known().alarming().stream()
                .map(key -> KeyDigest.of(key.tek()))
                .collect(Collectors.toSet());
    }

    private boolean isDue(LedgerEntry known) {
        Instant listedSince = known.end().isAfter(known.at()) ? known.end() : known.at();
        return known.state() == LedgerEntry.State.ACKNOWLEDGED
                && !known.end().isAfter(from)
                && listedSince.isAfter(from.minus(LISTED_FOR));
    }

    private boolean isHeldBack(LedgerEntry known) {
        return known.state() == LedgerEntry.State.ACKNOWLEDGED && known.end().isAfter(from);
    }

    private static boolean isEarly(Exported.Mention mention, LedgerEntry known) {
        return mention.export().window().end().isBefore(known.end());
    }
}

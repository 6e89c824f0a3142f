package org.enkeyserver.tools.simulate.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enkeyserver.common.exportfile.ExportedKey;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.phone.DownloadedExport;
import org.enkeyserver.tools.phone.Exported;
import org.enkeyserver.tools.simulate.ledger.KeyDigest;
import org.enkeyserver.tools.simulate.ledger.LedgerEntry;

/// Proves that the new exports hold exactly the accepted keys, and padding.
///
/// Padding cannot be told from a real key, so the proof counts: each accepted key is there once and
/// as recorded; a window with at least the floor of real keys holds nothing else; a smaller one is
/// filled up to the floor and at most the jitter above it.
public final class ReplayProof {

    private final int floor;
    private final int jitter;

    /// Takes the settings of the export service.
    ///
    /// @param floor the server's `EXPORT_FILE_MIN_RECORDS`
    /// @param jitter the server's `EXPORT_FILE_PADDING_RANGE`
    ReplayProof(int floor, int jitter) {
        this.floor = floor;
        this.jitter = jitter;
    }

    /// The outcome.
    ///
    /// @param exact accepted keys found once, in a new file, as recorded
    /// @param missing accepted keys in no file
    /// @param repeated accepted keys in several files, or in a file from before the replay
    /// @param altered accepted keys with another start, period, risk, type or onset
    /// @param padding keys that only padding explains
    /// @param windows number of export windows that hold the replay
    public record Outcome(
            int exact,
            int missing,
            int repeated,
            int altered,
            int padding,
            int windows,
            List<String> complaints) {

        public Outcome {
            complaints = List.copyOf(complaints);
        }
    }

    /// Compares the exports with what was accepted.
    ///
    /// @param oldLines lines of the index from before the replay
    /// @param ledger what else may be in the exports: keys of earlier runs
    Outcome prove(
            List<ExpectedKey> accepted,
            Exported exported,
            Set<String> oldLines,
            Map<KeyDigest, LedgerEntry> ledger) {
        int exact = 0;
        int missing = 0;
        int repeated = 0;
        int altered = 0;
        for (ExpectedKey key : accepted) {
            List<Exported.Mention> mentions = exported.mentions(key.tek());
            if (mentions.isEmpty()) {
                missing++;
            } else if (mentions.size() > 1
                    || oldLines.contains(mentions.getFirst().export().line())) {
                repeated++;
            } else if (!key.equalsExported(mentions.getFirst().key())) {
                altered++;
            } else {
                exact++;
            }
        }
        List<String> complaints = new ArrayList<>();
        complain(complaints, missing, "accepted keys are in no export");
        complain(complaints, repeated, "accepted keys were exported more than once");
        complain(complaints, altered, "accepted keys were exported with other values");
        Map<Instant, Count> windows = count(accepted, exported, oldLines, ledger);
        windows.forEach((start, count) -> judge(start, count, complaints));
        int padding = windows.values().stream().mapToInt(count -> count.other).sum();
        return new Outcome(exact, missing, repeated, altered, padding, windows.size(), complaints);
    }

    private void judge(Instant start, Count count, List<String> complaints) {
        int total = count.real + count.other;
        boolean explained =
                count.real >= floor ? count.other == 0 : total >= floor && total <= floor + jitter;
        if (!explained) {
            complaints.add(
                    "the window from %s holds %d published keys and %d others, which padding up to %d to %d does not explain"
                            .formatted(start, count.real, count.other, floor, floor + jitter));
        }
    }

    private static Map<Instant, Count> count(
            List<ExpectedKey> accepted,
            Exported exported,
            Set<String> oldLines,
            Map<KeyDigest, LedgerEntry> ledger) {
        Set<TemporaryExposureKey> ours =
                accepted.stream().map(ExpectedKey::tek).collect(Collectors.toSet());
        Map<Instant, Count> windows = new TreeMap<>();
        for (DownloadedExport export : exported.exports()) {
            if (oldLines.contains(export.line())) {
                continue;
            }
            // The files of a window that was split share their start.
            Count count = windows.computeIfAbsent(export.window().start(), _ -> new Count());
            for (ExportedKey key : export.keys()) {
                if (ours.contains(key.tek()) || ledger.containsKey(KeyDigest.of(key.tek()))) {
                    count.real++;
                } else {
                    count.other++;
                }
            }
        }
        return windows;
    }

    private static void complain(List<String> complaints, int count, String what) {
        if (count > 0) {
            complaints.add(count + " " + what);
        }
    }

    private static final class Count {

        private int real;
        private int other;
    }
}

package org.enkeyserver.tools.simulate.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.PhoneKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Remembers, across runs and crashes, what was sent to a suite and what the suite acknowledged.
///
/// The file in the suite's data folder holds one JSON line for each step of an upload and digests
/// instead of keys. A line is on the disk before the upload it announces is sent. Safe for use by
/// several threads.
public final class Ledger {

    public static final String FILE = "simulate-ledger.json";

    private final Path file;
    private final Clock clock;
    private final SecureRandom random;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, List<SentKey>> uploads = new HashMap<>();
    private final Map<KeyDigest, LedgerEntry> entries = new HashMap<>();

    private Ledger(Path file, Clock clock, SecureRandom random) {
        this.file = file;
        this.clock = clock;
        this.random = random;
    }

    /// Reads what earlier runs wrote.
    public static Ledger open(Path folder, Clock clock, SecureRandom random) {
        Ledger ledger = new Ledger(folder.resolve(FILE), clock, random);
        if (Files.exists(ledger.file)) {
            ledger.read();
        }
        return ledger;
    }

    /// Notes that keys are about to be sent and returns the name of this upload.
    public synchronized String sending(List<PhoneKey> keys) {
        byte[] name = new byte[8];
        random.nextBytes(name);
        List<SentKey> sent =
                keys.stream()
                        .map(key -> new SentKey(KeyDigest.of(key.tek()).hex(), key.end().start()))
                        .toList();
        Line line =
                new Line(
                        HexFormat.of().formatHex(name),
                        LedgerEntry.State.SENT,
                        clock.instant(),
                        sent,
                        Set.of());
        write(line);
        return line.upload();
    }

    /// Notes that the server took the upload, except the keys at the positions `without`.
    public synchronized void acknowledged(String upload, Set<Integer> without) {
        write(
                new Line(
                        upload,
                        LedgerEntry.State.ACKNOWLEDGED,
                        clock.instant(),
                        List.of(),
                        without));
    }

    /// Notes that the server took nothing of the upload.
    public synchronized void refused(String upload) {
        write(new Line(upload, LedgerEntry.State.REFUSED, clock.instant(), List.of(), Set.of()));
    }

    /// Notes that a revocation of the upload is about to be sent.
    public synchronized void revoking(String upload) {
        write(new Line(upload, LedgerEntry.State.REVOKING, clock.instant(), List.of(), Set.of()));
    }

    /// Notes that the server took the revocation.
    public synchronized void revoked(String upload) {
        write(new Line(upload, LedgerEntry.State.REVOKED, clock.instant(), List.of(), Set.of()));
    }

    /// Notes that the server refused a revision, so that the keys are as they were.
    public synchronized void stillPublished(String upload) {
        acknowledged(upload, Set.of());
    }

    /// What is known of every key ever sent.
    public synchronized Map<KeyDigest, LedgerEntry> entries() {
        return Collections.unmodifiableMap(new HashMap<>(entries));
    }

    private void write(Line line) {
        apply(line);
        try {
            Files.writeString(
                    file,
                    json.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new ToolException(
                    ToolException.UNREACHABLE, "cannot write " + file + ": is the disk full?");
        }
    }

    private void read() {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int number = 0; number < lines.size(); number++) {
                readLine(lines.get(number), number == lines.size() - 1);
            }
        } catch (IOException failed) {
            throw new ToolException(ToolException.UNREACHABLE, "cannot read " + file);
        }
    }

    private void readLine(String line, boolean last) {
        try {
            apply(json.readValue(line, Line.class));
        } catch (JacksonException torn) {
            // A run that was killed may leave its last line unfinished.
            if (!last) {
                throw new ToolException(
                        ToolException.REFUSED, file + " is damaged: remove it to start afresh");
            }
        }
    }

    private void apply(Line line) {
        if (line.state() == LedgerEntry.State.SENT) {
            uploads.put(line.upload(), line.keys());
        }
        List<SentKey> keys = uploads.getOrDefault(line.upload(), List.of());
        IntStream.range(0, keys.size())
                .forEach(position -> {
                    SentKey key = keys.get(position);
                    LedgerEntry.State state =
                            line.without().contains(position)
                                    ? LedgerEntry.State.REFUSED
                                    : line.state();
                    entries.merge(
                            new KeyDigest(key.sha256()),
                            new LedgerEntry(state, key.end(), line.at()),
                            Ledger::later);
                });
    }

    /// A key once acknowledged stays so when it is sent as new again, whatever comes of that.
    private static LedgerEntry later(LedgerEntry known, LedgerEntry now) {
        boolean sentAnew =
                switch (now.state()) {
                    case SENT, REFUSED -> true;
                    case ACKNOWLEDGED, REVOKING, REVOKED -> false;
                };
        boolean stored =
                switch (known.state()) {
                    case SENT, REFUSED -> false;
                    case ACKNOWLEDGED, REVOKING, REVOKED -> true;
                };
        return stored && sentAnew ? known : now;
    }

    private record SentKey(String sha256, Instant end) {}

    private record Line(
            String upload,
            LedgerEntry.State state,
            Instant at,
            List<SentKey> keys,
            Set<Integer> without) {

        Line {
            keys = List.copyOf(new ArrayList<>(keys));
            without = Set.copyOf(without);
        }
    }
}

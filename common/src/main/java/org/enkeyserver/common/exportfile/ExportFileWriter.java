package org.enkeyserver.common.exportfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.enkeyserver.common.tek.DaysSinceOnset;
import org.enkeyserver.common.tek.RollingPeriod;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.common.tek.TransmissionRisk;

/// Writes an archive in one pass and constant memory: encode, digest, deflate; then sign.
///
/// The calls are: keys in ascending order of their bytes, then revised keys likewise, then
/// [#finish]. A writer closed before that removes its file. Numbers that make phones throw away a
/// file are refused with [IllegalArgumentException]; a signer's failure passes through. The same
/// input gives the same bytes. One thread at a time.
public final class ExportFileWriter implements AutoCloseable {

    /// No report type, or no onset, in the calls that take plain numbers.
    public static final int ABSENT = MessageEncoder.ABSENT;

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int FLUSH_AT = BUFFER_SIZE - 256;

    private final Path target;
    private final List<Signatory> signatories;
    private final ArchiveOutput archive;
    private final WireBuffer buffer = new WireBuffer(BUFFER_SIZE);
    private final MessageEncoder encoder = new MessageEncoder();
    private final byte[] previous = new byte[TemporaryExposureKey.LENGTH];
    private int keys;
    private int revisedKeys;
    private boolean finished;

    private ExportFileWriter(Path target, List<Signatory> signatories, ArchiveOutput archive) {
        this.target = target;
        this.signatories = signatories;
        this.archive = archive;
    }

    /// Begins an archive, replacing the file `target`.
    ///
    /// @param signatories one to ten, newest signing key first
    public static ExportFileWriter open(
            Path target, ExportHeader header, List<Signatory> signatories) {
        if (signatories.isEmpty() || signatories.size() > ExportFormat.MAX_SIGNATURES) {
            throw new IllegalArgumentException("an export file is signed by 1 to 10 keys"); // B-10
        }
        if (header.startTimestamp() < 0 || header.startTimestamp() >= header.endTimestamp()) {
            throw new IllegalArgumentException("an export file starts before it ends");
        }
        try {
            ArchiveOutput archive =
                    new ArchiveOutput(
                            new BufferedOutputStream(Files.newOutputStream(target), BUFFER_SIZE));
            ExportFileWriter writer =
                    new ExportFileWriter(target, List.copyOf(signatories), archive);
            MessageEncoder.header(
                    writer.buffer, header, signatories.stream().map(Signatory::names).toList());
            return writer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Adds a key.
    public void key(ExportedKey key) {
        key(
                key.tek().bytes(),
                key.transmissionRisk(),
                key.rollingStart(),
                key.rollingPeriod(),
                key.reportType().orElse(ABSENT),
                key.daysSinceOnset().orElse(ABSENT));
    }

    /// Adds a key given as plain numbers.
    ///
    /// @param reportType number in the format, or [#ABSENT]
    /// @param daysSinceOnset -14 to 14, or [#ABSENT]
    public void key(
            byte[] tek,
            int transmissionRisk,
            int rollingStart,
            int rollingPeriod,
            int reportType,
            int daysSinceOnset) {
        if (revisedKeys > 0) {
            throw new IllegalStateException("keys come before revised keys");
        }
        check(tek, transmissionRisk, rollingStart, rollingPeriod, reportType, daysSinceOnset);
        checkOrder(tek, keys == 0);
        encoder.key(
                buffer,
                tek,
                transmissionRisk,
                rollingStart,
                rollingPeriod,
                reportType,
                daysSinceOnset);
        keys++;
        flushWhenFull();
    }

    /// Adds a revised key.
    public void revisedKey(ExportedKey key) {
        revisedKey(
                key.tek().bytes(),
                key.transmissionRisk(),
                key.rollingStart(),
                key.rollingPeriod(),
                key.reportType().orElse(ABSENT),
                key.daysSinceOnset().orElse(ABSENT));
    }

    /// Adds a revised key given as plain numbers, as [#key].
    public void revisedKey(
            byte[] tek,
            int transmissionRisk,
            int rollingStart,
            int rollingPeriod,
            int reportType,
            int daysSinceOnset) {
        check(tek, transmissionRisk, rollingStart, rollingPeriod, reportType, daysSinceOnset);
        checkOrder(tek, revisedKeys == 0);
        encoder.revisedKey(
                buffer,
                tek,
                transmissionRisk,
                rollingStart,
                rollingPeriod,
                reportType,
                daysSinceOnset);
        revisedKeys++;
        flushWhenFull();
    }

    /// Signs and completes the archive.
    public WrittenExport finish() {
        if (finished) {
            throw new IllegalStateException("the archive is finished");
        }
        try {
            archive.write(buffer);
            Sha256Digest digest = archive.endBinary();
            WireBuffer signatures = new WireBuffer(256);
            for (Signatory signatory : signatories) {
                byte[] der = signatory.signer().sign(digest.bytes());
                MessageEncoder.signature(signatures, signatory.names(), der);
            }
            archive.signatures(signatures);
            archive.close();
            finished = true;
            return new WrittenExport(digest, keys, revisedKeys);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        try {
            archive.abandon();
            Files.deleteIfExists(target);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void flushWhenFull() {
        if (buffer.size() < FLUSH_AT) {
            return;
        }
        try {
            archive.write(buffer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        buffer.clear();
    }

    private void checkOrder(byte[] tek, boolean first) {
        if (!first && Arrays.compareUnsigned(previous, tek) >= 0) {
            throw new IllegalArgumentException(
                    "keys come in ascending order of their bytes and only once");
        }
        System.arraycopy(tek, 0, previous, 0, previous.length);
    }

    private static void check(
            byte[] tek, int risk, int rollingStart, int rollingPeriod, int type, int onset) {
        if (tek.length != TemporaryExposureKey.LENGTH) {
            throw new IllegalArgumentException("a key has 16 bytes, got " + tek.length);
        }
        if (risk < TransmissionRisk.MIN || risk > TransmissionRisk.MAX) {
            throw new IllegalArgumentException("a transmission risk is 0 to 8, got " + risk);
        }
        if (rollingStart < 0) {
            throw new IllegalArgumentException("a rolling start is not negative");
        }
        if (rollingPeriod < RollingPeriod.MIN || rollingPeriod > RollingPeriod.MAX) {
            throw new IllegalArgumentException("a rolling period is 1 to 144: " + rollingPeriod);
        }
        if (type != ABSENT && (type < 1 || type > 5 || type == 4)) {
            throw new IllegalArgumentException("a report type is 1, 2, 3 or 5, got " + type);
        }
        if (onset != ABSENT && Math.abs((long) onset) > DaysSinceOnset.LIMIT) {
            throw new IllegalArgumentException("days since onset are -14 to 14, got " + onset);
        }
    }
}

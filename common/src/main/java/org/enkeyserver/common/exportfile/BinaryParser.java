package org.enkeyserver.common.exportfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.jspecify.annotations.Nullable;

/// Reads `export.bin`: the sixteen bytes of its prefix, then one message.
final class BinaryParser {

    private final ExportLimits limits;
    private final KeyListener listener;
    private final List<SignatureDescription> infos = new ArrayList<>();
    private long start;
    private long end;
    private String region = "";
    private int batchNumber;
    private int batchSize;
    private int keys;
    private int revisedKeys;

    BinaryParser(ExportLimits limits, KeyListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    void parse(InputStream binary) throws IOException {
        byte[] prefix = binary.readNBytes(ExportFormat.MAGIC_LENGTH);
        if (!Arrays.equals(prefix, ExportFormat.magic())) {
            throw new MalformedExportException(
                    Defect.UNKNOWN_PREFIX,
                    prefix.length < ExportFormat.MAGIC_LENGTH
                            ? "unknown prefix: export.bin has only " + prefix.length + " bytes"
                            : "unknown prefix: not a key export, export.bin does not begin"
                                    + " with EK Export v1"); // B-29
        }
        WireReader wire = new WireReader(binary);
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> start = wire.fixed64();
                case 2 -> end = wire.fixed64();
                case 3 -> region = wire.text(limits.textLength());
                case 4 -> batchNumber = wire.number();
                case 5 -> batchSize = wire.number();
                case 6 -> info(wire);
                case 7 -> {
                    listener.key(key(wire));
                    keys++;
                }
                case 8 -> {
                    listener.revisedKey(key(wire));
                    revisedKeys++;
                }
                default -> wire.skip();
            }
        }
    }

    ExportOutline outline(List<FileSignature> signatures, Sha256Digest digest) {
        return new ExportOutline(
                new ExportHeader(start, end, region),
                batchNumber,
                batchSize,
                infos,
                keys,
                revisedKeys,
                signatures,
                digest);
    }

    private void info(WireReader wire) throws IOException {
        if (infos.size() == limits.signatures()) {
            throw SignatureParser.tooMany(limits);
        }
        infos.add(SignatureParser.info(wire, limits));
    }

    private ExportedKey key(WireReader wire) throws IOException {
        if (keys + revisedKeys == limits.keys()) {
            throw new MalformedExportException(
                    Defect.TOO_MANY_KEYS, "the file has more than " + limits.keys() + " keys");
        }
        @Nullable TemporaryExposureKey tek = null;
        int risk = 0;
        int rollingStart = 0;
        int rollingPeriod = ExportFormat.DEFAULT_ROLLING_PERIOD;
        OptionalInt type = OptionalInt.empty();
        OptionalInt onset = OptionalInt.empty();
        long outer = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> tek = tek(wire);
                case 2 -> risk = wire.number();
                case 3 -> rollingStart = wire.number();
                case 4 -> rollingPeriod = wire.number();
                case 5 -> type = OptionalInt.of(wire.number());
                case 6 -> onset = OptionalInt.of(wire.signedNumber());
                default -> wire.skip();
            }
        }
        wire.leave(outer);
        if (tek == null) {
            throw new MalformedExportException(
                    Defect.WRONG_KEY_LENGTH, "a key has no key_data at all");
        }
        return new ExportedKey(tek, risk, rollingStart, rollingPeriod, type, onset);
    }

    private static TemporaryExposureKey tek(WireReader wire) throws IOException {
        byte[] bytes = wire.bytes(1024, Defect.WRONG_KEY_LENGTH);
        if (bytes.length != TemporaryExposureKey.LENGTH) {
            throw new MalformedExportException(
                    Defect.WRONG_KEY_LENGTH, "a key has " + bytes.length + " bytes instead of 16");
        }
        return TemporaryExposureKey.of(bytes);
    }
}

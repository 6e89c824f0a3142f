package org.enkeyserver.common.exportfile;

import java.util.List;

/// Encodes the messages of the format with the presence rules of the reference server.
///
/// Fields come in ascending order. The numbers are written as given: what is sensible is the
/// caller's business.
final class MessageEncoder {

    /// The mark for a key without report type or onset in the calls that take plain numbers.
    static final int ABSENT = Integer.MIN_VALUE;

    private static final int ONE_BATCH = 1;

    private final WireBuffer key = new WireBuffer(64);

    static void header(WireBuffer out, ExportHeader header, List<SignatureNames> signatures) {
        byte[] magic = ExportFormat.magic();
        out.raw(magic, magic.length);
        out.fixed64(1, header.startTimestamp());
        out.fixed64(2, header.endTimestamp());
        out.text(3, header.region());
        out.number(4, ONE_BATCH);
        out.number(5, ONE_BATCH);
        for (SignatureNames names : signatures) {
            out.message(6, signatureInfo(names));
        }
    }

    void key(WireBuffer out, byte[] tek, int risk, int start, int period, int type, int onset) {
        key(out, 7, tek, risk, start, period, type, onset);
    }

    void revisedKey(
            WireBuffer out, byte[] tek, int risk, int start, int period, int type, int onset) {
        key(out, 8, tek, risk, start, period, type, onset);
    }

    static void signature(WireBuffer out, SignatureNames names, byte[] der) {
        WireBuffer signature = new WireBuffer(192);
        signature.message(1, signatureInfo(names));
        signature.number(2, ONE_BATCH);
        signature.number(3, ONE_BATCH);
        signature.bytes(4, der, der.length);
        out.message(1, signature);
    }

    private void key(
            WireBuffer out,
            int field,
            byte[] tek,
            int risk,
            int start,
            int period,
            int type,
            int onset) {
        key.clear();
        key.bytes(1, tek, tek.length);
        key.number(2, risk);
        if (start != 0) {
            key.number(3, start);
        }
        if (period != ExportFormat.DEFAULT_ROLLING_PERIOD) {
            key.number(4, period);
        }
        if (type != ABSENT) {
            key.number(5, type);
        }
        if (onset != ABSENT) {
            key.signedNumber(6, onset);
        }
        out.message(field, key);
    }

    private static WireBuffer signatureInfo(SignatureNames names) {
        WireBuffer info = new WireBuffer(64);
        if (!names.keyVersion().isEmpty()) {
            info.text(3, names.keyVersion());
        }
        if (!names.keyId().isEmpty()) {
            info.text(4, names.keyId());
        }
        info.text(5, ExportFormat.ALGORITHM);
        return info;
    }
}

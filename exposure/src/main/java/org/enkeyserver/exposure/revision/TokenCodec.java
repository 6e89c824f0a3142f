package org.enkeyserver.exposure.revision;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// The plain contents of a token, in the protobuf messages of the reference server.
///
/// Two fields are ours, which its decoder skips: when the token was issued, and a fill that makes
/// every token of up to so many keys equally long (D15).
final class TokenCodec {

    private static final int KEYS = 1;
    private static final int ISSUED_AT = 14;
    private static final int FILL = 15;

    private static final int KEY_BYTES = 1;
    private static final int KEY_START = 2;
    private static final int KEY_PERIOD = 3;

    /// A key with the longest of numbers, framed.
    private static final int LONGEST_KEY = 2 + 18 + 6 + 3;

    private static final int ISSUED_AT_LENGTH = 9;
    private static final int FILL_HEADER = 3;

    private final int slots;

    /// @param slots the length depends on every so many keys
    TokenCodec(int slots) {
        this.slots = slots;
    }

    byte[] encode(List<RevisableKey> keys, Instant issuedAt) {
        try {
            var bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            for (RevisableKey key : keys) {
                out.writeByteArray(KEYS, encode(key));
            }
            out.writeFixed64(ISSUED_AT, issuedAt.getEpochSecond());
            out.flush();
            fill(out, length(keys.size()) - bytes.size() - FILL_HEADER);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError("memory can be written", impossible);
        }
    }

    /// @throws IOException when the bytes are no such message
    static TokenContents decode(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<RevisableKey> keys = new ArrayList<>();
        Optional<Instant> issuedAt = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case (KEYS << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        decodeKey(in.readByteArray()).ifPresent(keys::add);
                case (ISSUED_AT << 3) | WireFormat.WIRETYPE_FIXED64 ->
                        issuedAt = Optional.of(instant(in.readFixed64()));
                default -> in.skipField(tag);
            }
        }
        return new TokenContents(keys, issuedAt);
    }

    private int length(int keys) {
        int used = Math.max(1, Math.ceilDiv(keys, slots)) * slots;
        return used * LONGEST_KEY + ISSUED_AT_LENGTH + FILL_HEADER;
    }

    private static byte[] encode(RevisableKey key) throws IOException {
        var bytes = new ByteArrayOutputStream(LONGEST_KEY);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeByteArray(KEY_BYTES, key.tek().bytes());
        out.writeInt32(KEY_START, key.rollingStart());
        out.writeInt32(KEY_PERIOD, key.rollingPeriod());
        out.flush();
        return bytes.toByteArray();
    }

    /// The length takes two bytes even where one would do, so that every length can be reached.
    private static void fill(CodedOutputStream out, int length) throws IOException {
        out.writeTag(FILL, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeRawByte((length & 0x7f) | 0x80);
        out.writeRawByte(length >>> 7);
        out.writeRawBytes(new byte[length]);
        out.flush();
    }

    /// The padding of the reference server has neither start nor period and is left out.
    private static Optional<RevisableKey> decodeKey(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        byte[] key = {};
        int start = 0;
        int period = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case (KEY_BYTES << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        key = in.readByteArray();
                case (KEY_START << 3) | WireFormat.WIRETYPE_VARINT -> start = in.readInt32();
                case (KEY_PERIOD << 3) | WireFormat.WIRETYPE_VARINT -> period = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        if (key.length != TemporaryExposureKey.LENGTH || (start == 0 && period == 0)) {
            return Optional.empty();
        }
        return Optional.of(new RevisableKey(TemporaryExposureKey.of(key), start, period));
    }

    private static Instant instant(long epochSecond) throws IOException {
        if (epochSecond < 0 || epochSecond > Instant.MAX.getEpochSecond()) {
            throw new IOException("no moment");
        }
        return Instant.ofEpochSecond(epochSecond);
    }
}

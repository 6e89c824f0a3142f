package org.enkeyserver.common.exportfile;

import static org.enkeyserver.common.exportfile.Defect.INVALID_FIELD;
import static org.enkeyserver.common.exportfile.Defect.INVALID_TEXT;
import static org.enkeyserver.common.exportfile.Defect.INVALID_VARINT;
import static org.enkeyserver.common.exportfile.Defect.NEGATIVE_NUMBER;
import static org.enkeyserver.common.exportfile.Defect.TRUNCATED_MESSAGE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads the protobuf wire format from a stream in constant memory, and trusts none of it.
final class WireReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int filled;
    private long consumedBefore;
    private long messageEnd = Long.MAX_VALUE;
    private int field;
    private int wireType;

    WireReader(InputStream in) {
        this.in = in;
    }

    /// Goes to the next field of the current message; false at its end.
    boolean next() throws IOException {
        if (offset() == messageEnd) {
            return false;
        }
        if (position == filled && !fill()) {
            if (messageEnd != Long.MAX_VALUE) {
                throw truncated();
            }
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (tag < 0 || tag > 0xFFFF_FFFFL || field == 0) {
            throw new MalformedExportException(INVALID_FIELD, "the message has no valid field");
        }
        return true;
    }

    int field() {
        return field;
    }

    /// Enters the message in the current field; [#leave] takes what is returned here.
    long enter() throws IOException {
        long outer = messageEnd;
        messageEnd = length();
        return outer;
    }

    void leave(long outer) {
        messageEnd = outer;
    }

    int number() throws IOException {
        expect(VARINT);
        long value = varint();
        if (value < 0 || (value > Integer.MAX_VALUE && value <= 0xFFFF_FFFFL)) {
            throw new MalformedExportException(
                    NEGATIVE_NUMBER, "field " + field + " holds a negative number");
        }
        if (value > Integer.MAX_VALUE) {
            throw new MalformedExportException(
                    INVALID_VARINT, "field " + field + " holds a number of more than 32 bits");
        }
        return (int) value;
    }

    int signedNumber() throws IOException {
        expect(VARINT);
        long value = varint();
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new MalformedExportException(
                    INVALID_VARINT, "field " + field + " holds a number of more than 32 bits");
        }
        return (int) (value >>> 1) ^ -(int) (value & 1);
    }

    long fixed64() throws IOException {
        expect(FIXED64);
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (long) octet() << shift;
        }
        if (value < 0) {
            throw new MalformedExportException(
                    NEGATIVE_NUMBER, "field " + field + " holds a negative time");
        }
        return value;
    }

    byte[] bytes(int max, Defect tooLong) throws IOException {
        long end = length();
        long count = end - offset();
        if (count > max) {
            throw new MalformedExportException(
                    tooLong, "field " + field + " has " + count + " bytes, at most " + max);
        }
        byte[] bytes = new byte[(int) count];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octet();
        }
        return bytes;
    }

    String text(int max) throws IOException {
        byte[] bytes = bytes(max, INVALID_TEXT);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException invalid) {
            throw new MalformedExportException(
                    INVALID_TEXT, "field " + field + " is not UTF-8 text");
        }
    }

    /// Passes over a field that means nothing to us.
    void skip() throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> skip(offset() + Long.BYTES);
            case LENGTH_DELIMITED -> skip(length());
            case FIXED32 -> skip(offset() + Integer.BYTES);
            default ->
                    throw new MalformedExportException(
                            INVALID_FIELD, "field " + field + " is of no known wire type");
        }
    }

    private void skip(long end) throws IOException {
        while (offset() < end) {
            octet();
        }
    }

    /// Where the length-delimited field that begins here ends.
    private long length() throws IOException {
        expect(LENGTH_DELIMITED);
        long length = varint();
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new MalformedExportException(
                    INVALID_VARINT, "field " + field + " has an impossible length");
        }
        if (length > messageEnd - offset()) {
            throw truncated();
        }
        return offset() + length;
    }

    private void expect(int expected) {
        if (wireType != expected) {
            throw new MalformedExportException(
                    INVALID_FIELD, "field " + field + " has the wrong wire type " + wireType);
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            if (shift == 63 && octet > 1) {
                break;
            }
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new MalformedExportException(INVALID_VARINT, "a number has more than 64 bits");
    }

    private int octet() throws IOException {
        if (offset() >= messageEnd || (position == filled && !fill())) {
            throw truncated();
        }
        return Byte.toUnsignedInt(buffer[position++]);
    }

    private long offset() {
        return consumedBefore + position;
    }

    private boolean fill() throws IOException {
        consumedBefore += filled;
        position = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    private static MalformedExportException truncated() {
        return new MalformedExportException(
                TRUNCATED_MESSAGE, "the message ends in the middle of a field");
    }
}

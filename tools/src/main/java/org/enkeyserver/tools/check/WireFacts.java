package org.enkeyserver.tools.check;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/// What only the raw bytes of an `export.bin` tell: order, wire types, fields that must not be.
///
/// Read with the protobuf library's own reader, not with ours, so that the two watch each other.
final class WireFacts {

    private static final int HEADER = 16;
    private static final int START = 1;
    private static final int END = 2;
    private static final int INFO = 6;
    private static final int KEYS = 7;
    private static final int REVISED = 8;

    private final Set<String> oddities = new HashSet<>();
    private boolean fixedStart;
    private boolean fixedEnd;

    private WireFacts() {}

    static WireFacts of(byte[] binary) {
        WireFacts facts = new WireFacts();
        if (binary.length < HEADER) {
            facts.oddities.add("unreadable");
            return facts;
        }
        try {
            facts.message(CodedInputStream.newInstance(binary, HEADER, binary.length - HEADER));
        } catch (IOException unreadable) {
            facts.oddities.add("unreadable");
        }
        return facts;
    }

    boolean timesAreFixed64() {
        return fixedStart && fixedEnd;
    }

    /// One of `unreadable`, `order`, `former fields`, `field 7`, `negative`, `key length`.
    boolean shows(String oddity) {
        return oddities.contains(oddity);
    }

    private void message(CodedInputStream in) throws IOException {
        int last = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            int type = WireFormat.getTagWireType(tag);
            last = ordered(last, field);
            switch (field) {
                case START -> fixedStart = type == WireFormat.WIRETYPE_FIXED64;
                case END -> fixedEnd = type == WireFormat.WIRETYPE_FIXED64;
                default -> {}
            }
            if (type == WireFormat.WIRETYPE_LENGTH_DELIMITED
                    && (field == INFO || field == KEYS || field == REVISED)) {
                int outer = in.pushLimit(in.readRawVarint32());
                if (field == INFO) {
                    info(in);
                } else {
                    key(in);
                }
                in.popLimit(outer);
            } else if (type == WireFormat.WIRETYPE_VARINT) {
                positive(in);
            } else {
                in.skipField(tag);
            }
        }
    }

    private void info(CodedInputStream in) throws IOException {
        int last = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            last = ordered(last, field);
            if (field <= 2) {
                oddities.add("former fields");
            }
            in.skipField(tag);
        }
    }

    private void key(CodedInputStream in) throws IOException {
        int last = 0;
        int length = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            int type = WireFormat.getTagWireType(tag);
            last = ordered(last, field);
            if (field == 7) {
                oddities.add("field 7");
            }
            if (field == 1 && type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                length = in.readRawVarint32();
                in.skipRawBytes(length);
            } else if (type == WireFormat.WIRETYPE_VARINT && field != 6) {
                positive(in);
            } else {
                in.skipField(tag);
            }
        }
        if (length != HEADER) {
            oddities.add("key length");
        }
    }

    private void positive(CodedInputStream in) throws IOException {
        long value = in.readRawVarint64();
        if (value < 0 || value > Integer.MAX_VALUE) {
            oddities.add("negative");
        }
    }

    private int ordered(int last, int field) {
        if (field < last) {
            oddities.add("order");
        }
        return field;
    }
}

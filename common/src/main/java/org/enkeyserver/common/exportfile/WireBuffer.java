package org.enkeyserver.common.exportfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing buffer for the protobuf wire format.
///
/// Written by hand because message objects would cost most of the time of a large export.
final class WireBuffer {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;

    private byte[] bytes;
    private int size;

    WireBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /// The buffer's own array, of which the first [#size] bytes count.
    byte[] array() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    void raw(byte[] source, int length) {
        reserve(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    /// A field of a non-negative number.
    void number(int field, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("phones refuse negative numbers in field " + field);
        }
        tag(field, VARINT);
        varint(value);
    }

    /// A field of type `sint32`.
    void signedNumber(int field, int value) {
        tag(field, VARINT);
        varint((value << 1) ^ (value >> 31));
    }

    void fixed64(int field, long value) {
        tag(field, FIXED64);
        reserve(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        bytes(field, utf8, utf8.length);
    }

    void bytes(int field, byte[] value, int length) {
        tag(field, LENGTH_DELIMITED);
        varint(length);
        raw(value, length);
    }

    void message(int field, WireBuffer message) {
        bytes(field, message.bytes, message.size);
    }

    private void tag(int field, int wireType) {
        varint((field << 3) | wireType);
    }

    private void varint(int value) {
        reserve(5);
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

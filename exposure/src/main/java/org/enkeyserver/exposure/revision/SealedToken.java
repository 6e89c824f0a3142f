package org.enkeyserver.exposure.revision;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// The outside of a token: the number of its key, and what that key sealed.
///
/// @param kid decimal text
/// @param sealed nonce, ciphertext and tag; not copied
@SuppressWarnings("ArrayRecordComponent") // lives within one request and is never compared
record SealedToken(String kid, byte[] sealed) {

    private static final int KID = 1;
    private static final int SEALED = 2;

    byte[] encode() {
        try {
            var bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeString(KID, kid);
            out.writeByteArray(SEALED, sealed);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError("memory can be written", impossible);
        }
    }

    /// @throws IOException when the bytes are no such message
    static SealedToken decode(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        String kid = "";
        byte[] sealed = {};
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case (KID << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED -> kid = in.readString();
                case (SEALED << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED ->
                        sealed = in.readByteArray();
                default -> in.skipField(tag);
            }
        }
        return new SealedToken(kid, sealed);
    }

    @Override
    public String toString() {
        return "SealedToken[" + sealed.length + " bytes]";
    }
}

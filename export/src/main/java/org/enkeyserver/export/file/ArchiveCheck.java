package org.enkeyserver.export.file;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.enkeyserver.common.exportfile.Sha256Digest;
import org.enkeyserver.common.exportfile.Signatory;
import org.enkeyserver.common.exportfile.SignatureNames;
import org.enkeyserver.common.exportfile.proto.SignatureInfo;
import org.enkeyserver.common.exportfile.proto.TEKSignature;
import org.enkeyserver.common.exportfile.proto.TEKSignatureList;
import org.enkeyserver.common.signing.EcdsaVerifier;

/// Reads an archive back in constant memory and checks what a phone would check.
final class ArchiveCheck {

    private static final int MAX_SIGNATURE_FILE = 1 << 16;

    private ArchiveCheck() {}

    /// Checks that the archive holds the content expected and that each signature is valid.
    ///
    /// @param content digest of the `export.bin` that was written
    /// @param signatories who signed, in order
    /// @return empty when anything differs
    static Optional<VerifiedArchive> verify(
            InputStream archive, Sha256Digest content, List<Signatory> signatories)
            throws IOException {
        Tally whole = new Tally(archive);
        boolean good;
        try (ZipInputStream zip = new ZipInputStream(whole)) {
            good = bodyIs(zip, content) && signaturesHold(zip, content, signatories);
        } catch (ZipException | EOFException damaged) {
            good = false;
        }
        whole.transferTo(OutputStream.nullOutputStream());
        return good
                ? Optional.of(
                        new VerifiedArchive(Sha256Digest.of(whole.digest.digest()), whole.count))
                : Optional.empty();
    }

    private static boolean bodyIs(ZipInputStream zip, Sha256Digest content) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals("export.bin")) {
            return false;
        }
        MessageDigest digest = sha256();
        zip.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256Digest.of(digest.digest()).equals(content);
    }

    private static boolean signaturesHold(
            ZipInputStream zip, Sha256Digest content, List<Signatory> signatories)
            throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals("export.sig")) {
            return false;
        }
        byte[] bytes = zip.readNBytes(MAX_SIGNATURE_FILE + 1);
        if (bytes.length > MAX_SIGNATURE_FILE || zip.getNextEntry() != null) {
            return false;
        }
        List<TEKSignature> signatures;
        try {
            signatures = TEKSignatureList.parseFrom(bytes).getSignaturesList();
        } catch (InvalidProtocolBufferException malformed) {
            return false;
        }
        boolean good = signatures.size() == signatories.size() && !signatures.isEmpty();
        for (int i = 0; good && i < signatures.size(); i++) {
            good = holds(signatures.get(i), content, signatories.get(i));
        }
        return good;
    }

    private static boolean holds(TEKSignature signature, Sha256Digest content, Signatory signer) {
        SignatureInfo info = signature.getSignatureInfo();
        SignatureNames names =
                new SignatureNames(info.getVerificationKeyId(), info.getVerificationKeyVersion());
        return names.equals(signer.names())
                && EcdsaVerifier.verifiesDigest(
                        signer.signer().publicKey(),
                        content.bytes(),
                        signature.getSignature().toByteArray());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /// Counts and digests what is read through it; closing the source is its owner's business.
    private static final class Tally extends FilterInputStream {

        private final MessageDigest digest = sha256();
        private long count;

        Tally(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                digest.update((byte) next);
                count++;
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            if (got > 0) {
                digest.update(buffer, offset, got);
                count += got;
            }
            return got;
        }

        @Override
        public void close() {}
    }
}

package org.enkeyserver.tools.check;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enkeyserver.common.exportfile.proto.SignatureInfo;
import org.enkeyserver.common.exportfile.proto.TEKSignature;
import org.enkeyserver.common.exportfile.proto.TEKSignatureList;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKey;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKeyExport;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.SoftwareSigner;

/// Builds archives of any shape from generated protobuf classes, independent of our writer.
final class ArchiveKit {

    static final int WINDOW = 14_400;

    private static final byte[] HEADER = "EK Export v1    ".getBytes(StandardCharsets.US_ASCII);

    private final KeyPair pair = EcKeys.generate(new SecureRandom());

    String publicKeyPem() {
        return EcKeys.toPem((ECPublicKey) pair.getPublic());
    }

    static SignatureInfo.Builder info() {
        return SignatureInfo.newBuilder()
                .setVerificationKeyVersion("v1")
                .setVerificationKeyId("310")
                .setSignatureAlgorithm("1.2.840.10045.4.3.2");
    }

    /// A proper export of one window with four keys of its own.
    static TemporaryExposureKeyExport.Builder export(long start) {
        TemporaryExposureKeyExport.Builder export =
                TemporaryExposureKeyExport.newBuilder()
                        .setStartTimestamp(start)
                        .setEndTimestamp(start + WINDOW)
                        .setRegion("US")
                        .setBatchNum(1)
                        .setBatchSize(1)
                        .addSignatureInfos(info());
        for (int i = 0; i < 4; i++) {
            export.addKeys(key(start, i));
        }
        return export;
    }

    static TemporaryExposureKey.Builder key(long start, int number) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (start >>> 16);
        bytes[2] = (byte) (start >>> 8);
        return TemporaryExposureKey.newBuilder()
                .setKeyData(ByteString.copyFrom(bytes))
                .setTransmissionRiskLevel(2)
                .setRollingStartIntervalNumber((int) (start / 600) - 144 * (1 + number))
                .setReportType(TemporaryExposureKey.ReportType.CONFIRMED_TEST)
                .setDaysSinceOnsetOfSymptoms(number);
    }

    static byte[] binary(TemporaryExposureKeyExport export) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEADER);
        out.writeBytes(export.toByteArray());
        return out.toByteArray();
    }

    TEKSignatureList.Builder list(byte[] binary) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(binary);
            return TEKSignatureList.newBuilder()
                    .addSignatures(
                            TEKSignature.newBuilder()
                                    .setSignatureInfo(info())
                                    .setBatchNum(1)
                                    .setBatchSize(1)
                                    .setSignature(
                                            ByteString.copyFrom(
                                                    new SoftwareSigner(pair).sign(digest))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// A proper archive around a changed message.
    byte[] archive(long start, Consumer<TemporaryExposureKeyExport.Builder> change) {
        TemporaryExposureKeyExport.Builder export = export(start);
        change.accept(export);
        return archive(binary(export.build()));
    }

    byte[] archive(byte[] binary) {
        return zip(entries(binary));
    }

    /// An archive around a changed list of signatures.
    byte[] signed(long start, Consumer<TEKSignatureList.Builder> change) {
        byte[] binary = binary(export(start).build());
        TEKSignatureList.Builder list = list(binary);
        change.accept(list);
        Map<String, byte[]> entries = entries(binary);
        entries.put("export.sig", list.build().toByteArray());
        return zip(entries);
    }

    Map<String, byte[]> entries(byte[] binary) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("export.bin", binary);
        entries.put("export.sig", list(binary).build().toByteArray());
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, ZipEntry.DEFLATED);
    }

    static byte[] zip(Map<String, byte[]> entries, int method) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    CRC32 crc = new CRC32();
                    crc.update(each.getValue());
                    entry.setCrc(crc.getValue());
                    entry.setSize(each.getValue().length);
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

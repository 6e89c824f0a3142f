package org.enkeyserver.common.exportfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.enkeyserver.common.exportfile.proto.TEKSignatureList;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKeyExport;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.EcdsaVerifier;
import org.enkeyserver.common.signing.Signer;
import org.enkeyserver.common.signing.SigningException;
import org.enkeyserver.common.signing.SoftwareSigner;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives as they come out of the writer, read by other code than ours: the JDK's forward-only
/// zip reader and generated protobuf classes.
class ExportFileWriterIT {

    private static final ExportHeader HEADER = new ExportHeader(1600000000, 1600014400, "US");
    private static final KeyPair FIRST = EcKeys.generate(new SecureRandom());
    private static final KeyPair SECOND = EcKeys.generate(new SecureRandom());
    private static final List<Signatory> SIGNATORIES =
            List.of(signatory(FIRST, "310", "v2"), signatory(SECOND, "310", "v1"));

    @TempDir private Path folder;

    @Test
    @DisplayName("67 two infos")
    void signsWithEveryKeyInTheSameOrderInBothFiles() throws IOException {
        Path archive = write(3, 1);

        List<byte[]> entries = entries(archive);
        TemporaryExposureKeyExport export = parse(entries.getFirst());
        TEKSignatureList list = TEKSignatureList.parseFrom(entries.getLast());
        assertThat(export.getSignatureInfosList())
                .extracting("verificationKeyVersion")
                .containsExactly("v2", "v1");
        assertThat(list.getSignaturesList())
                .map(signature -> signature.getSignatureInfo())
                .isEqualTo(export.getSignatureInfosList());
        assertThat(list.getSignaturesList()).allMatch(each -> each.getBatchNum() == 1);
        List<KeyPair> pairs = List.of(FIRST, SECOND);
        for (int i = 0; i < 2; i++) {
            assertThat(
                            EcdsaVerifier.verifies(
                                    (ECPublicKey) pairs.get(i).getPublic(),
                                    entries.getFirst(),
                                    list.getSignatures(i).getSignature().toByteArray()))
                    .isTrue();
        }
    }

    @Test
    void countsAndDigestsWhatItWrote() throws IOException {
        try (ExportFileWriter writer =
                ExportFileWriter.open(folder.resolve("a.zip"), HEADER, SIGNATORIES)) {
            writer.key(key(1));
            writer.revisedKey(key(1));
            writer.revisedKey(key(2));
            WrittenExport written = writer.finish();

            assertThat(written.keys()).isEqualTo(1);
            assertThat(written.revisedKeys()).isEqualTo(2);
            assertThat(entries(folder.resolve("a.zip")).getFirst())
                    .satisfies(
                            bytes -> assertThat(sha256(bytes)).isEqualTo(written.digest().bytes()));
        }
    }

    @Test
    void writesTheSameBytesForTheSameInput() throws IOException {
        byte[] once = Files.readAllBytes(write(5_000, 10));
        byte[] again = Files.readAllBytes(write(5_000, 10));

        assertThat(again).isEqualTo(once);
    }

    @Test
    void writesEveryKeyAcrossBufferBoundaries() throws IOException {
        TemporaryExposureKeyExport export = parse(entries(write(20_000, 700)).getFirst());

        assertThat(export.getKeysCount()).isEqualTo(20_000);
        assertThat(export.getRevisedKeysCount()).isEqualTo(700);
        assertThat(export.getKeys(19_999).getKeyData().toByteArray())
                .isEqualTo(key(19_999).tek().bytes());
    }

    @Test
    void leavesNoFileWhenASignerFails() {
        Signer broken =
                new Signer() {
                    @Override
                    public ECPublicKey publicKey() {
                        return (ECPublicKey) FIRST.getPublic();
                    }

                    @Override
                    public byte[] sign(byte[] sha256) {
                        throw new SigningException("the key store is out of reach");
                    }
                };
        Path target = folder.resolve("broken.zip");

        assertThatThrownBy(
                        () -> {
                            try (ExportFileWriter writer =
                                    ExportFileWriter.open(
                                            target,
                                            HEADER,
                                            List.of(
                                                    new Signatory(
                                                            broken,
                                                            new SignatureNames("310", "v1"))))) {
                                writer.key(key(1));
                                writer.finish();
                            }
                        })
                .isInstanceOf(SigningException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void refusesAFileWithoutSigner() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ExportFileWriter.open(folder.resolve("a.zip"), HEADER, List.of())); // B-10
    }

    @Test
    void refusesNumbersThatPhonesChokeOn() {
        try (ExportFileWriter writer =
                ExportFileWriter.open(folder.resolve("a.zip"), HEADER, SIGNATORIES)) {
            byte[] tek = new byte[16];
            int none = ExportFileWriter.ABSENT;
            refuses(() -> writer.key(new byte[15], 0, 0, 144, none, none));
            refuses(() -> writer.key(tek, 9, 0, 144, none, none));
            refuses(() -> writer.key(tek, -1, 0, 144, none, none));
            refuses(() -> writer.key(tek, 0, -1, 144, none, none));
            refuses(() -> writer.key(tek, 0, 0, 0, none, none));
            refuses(() -> writer.key(tek, 0, 0, 145, none, none));
            refuses(() -> writer.key(tek, 0, 0, 144, 4, none));
            refuses(() -> writer.key(tek, 0, 0, 144, none, 15));
            refuses(() -> writer.key(tek, 0, 0, 144, none, -15));
        }
    }

    @Test
    void refusesKeysOutOfOrderAndTwice() {
        try (ExportFileWriter writer =
                ExportFileWriter.open(folder.resolve("a.zip"), HEADER, SIGNATORIES)) {
            writer.key(key(5));
            refuses(() -> writer.key(key(5)));
            refuses(() -> writer.key(key(4)));
            writer.revisedKey(key(3));
            assertThatThrownBy(() -> writer.key(key(6))).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void refuses(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }

    private Path write(int keys, int revised) {
        Path target = folder.resolve("export.zip");
        try (ExportFileWriter writer = ExportFileWriter.open(target, HEADER, SIGNATORIES)) {
            for (int i = 0; i < keys; i++) {
                writer.key(key(i));
            }
            for (int i = 0; i < revised; i++) {
                writer.revisedKey(key(i));
            }
            writer.finish();
        }
        return target;
    }

    private static ExportedKey key(int number) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) (number >>> 16);
        bytes[1] = (byte) (number >>> 8);
        bytes[2] = (byte) number;
        return new ExportedKey(
                TemporaryExposureKey.of(bytes),
                number % 9,
                2_650_000 + number,
                1 + number % 144,
                OptionalInt.of(1),
                OptionalInt.of(number % 29 - 14));
    }

    private static Signatory signatory(KeyPair pair, String id, String version) {
        return new Signatory(new SoftwareSigner(pair), new SignatureNames(id, version));
    }

    private static TemporaryExposureKeyExport parse(byte[] binary) throws IOException {
        try (InputStream in = new ByteArrayInputStream(binary)) {
            assertThat(in.readNBytes(16)).isEqualTo(ExportFormat.magic());
            return TemporaryExposureKeyExport.parseFrom(in);
        }
    }

    private static List<byte[]> entries(Path archive) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                contents.add(zip.readAllBytes());
            }
        }
        assertThat(names).containsExactly("export.bin", "export.sig");
        return contents;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

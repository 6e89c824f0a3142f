package org.enkeyserver.common.signing.wrap.gcp;

import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.kms.v1.DecryptRequest;
import com.google.cloud.kms.v1.DecryptResponse;
import com.google.cloud.kms.v1.EncryptRequest;
import com.google.cloud.kms.v1.EncryptResponse;
import com.google.cloud.kms.v1.KeyManagementServiceClient;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.WrappedKeyRefusedException;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;

/// Wraps with a symmetric key of Google Cloud KMS.
///
/// The service rotates the key and finds the version again in what it wrapped. Bytes are checked by
/// CRC32C on both ways, as the service's documentation asks for.
public final class GoogleKmsKeyWrapper implements KeyWrapper, AutoCloseable {

    private static final Pattern NAME =
            Pattern.compile("projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+");

    private final KeyManagementServiceClient client;
    private final String keyId;

    private GoogleKmsKeyWrapper(KeyManagementServiceClient client, String keyId) {
        this.client = client;
        this.keyId = keyId;
    }

    /// Opens a wrapping key; whether it can be used shows at the first call.
    ///
    /// @param keyId `projects/P/locations/L/keyRings/R/cryptoKeys/K`
    /// @throws WrapperUnavailableException when there are no credentials
    public static GoogleKmsKeyWrapper open(GoogleKms service, String keyId) {
        if (!NAME.matcher(keyId).matches()) {
            throw new IllegalArgumentException(
                    "a key of Google Cloud KMS is named"
                            + " projects/P/locations/L/keyRings/R/cryptoKeys/K, not "
                            + keyId);
        }
        return new GoogleKmsKeyWrapper(service.connect(), keyId);
    }

    @Override
    public byte[] wrap(byte[] secret, byte[] aad) {
        EncryptRequest request =
                EncryptRequest.newBuilder()
                        .setName(keyId)
                        .setPlaintext(ByteString.copyFrom(secret))
                        .setPlaintextCrc32C(checksum(secret))
                        .setAdditionalAuthenticatedData(ByteString.copyFrom(aad))
                        .setAdditionalAuthenticatedDataCrc32C(checksum(aad))
                        .build();
        try {
            EncryptResponse answer = client.encrypt(request);
            byte[] wrapped = answer.getCiphertext().toByteArray();
            refuseDamaged(
                    answer.getVerifiedPlaintextCrc32C()
                            && answer.getVerifiedAdditionalAuthenticatedDataCrc32C()
                            && checksum(wrapped).equals(answer.getCiphertextCrc32C()));
            return wrapped;
        } catch (ApiException failed) {
            throw away(failed);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] aad) {
        if (wrapped.length == 0) {
            throw new WrappedKeyRefusedException("wrapped key is empty", null);
        }
        DecryptRequest request =
                DecryptRequest.newBuilder()
                        .setName(keyId)
                        .setCiphertext(ByteString.copyFrom(wrapped))
                        .setCiphertextCrc32C(checksum(wrapped))
                        .setAdditionalAuthenticatedData(ByteString.copyFrom(aad))
                        .setAdditionalAuthenticatedDataCrc32C(checksum(aad))
                        .build();
        try {
            DecryptResponse answer = client.decrypt(request);
            byte[] secret = answer.getPlaintext().toByteArray();
            refuseDamaged(checksum(secret).equals(answer.getPlaintextCrc32C()));
            return secret;
        } catch (InvalidArgumentException failed) {
            if (isDisabled(failed)) {
                throw away(failed);
            }
            throw new WrappedKeyRefusedException(
                    "wrapped key was changed, or belongs to another context or key", failed);
        } catch (ApiException failed) {
            throw away(failed);
        }
    }

    /// A key version that is switched off is answered with the HTTP status of a wrong argument,
    /// which is all that the client looks at.
    private static boolean isDisabled(InvalidArgumentException failed) {
        return failed.getCause() instanceof HttpResponseException answer
                && answer.getContent() != null
                && answer.getContent().contains("FAILED_PRECONDITION");
    }

    @Override
    public void close() {
        client.close();
    }

    private WrapperUnavailableException away(ApiException failed) {
        return new WrapperUnavailableException(
                "Google Cloud KMS answered " + failed.getStatusCode().getCode() + " for " + keyId,
                failed);
    }

    private static void refuseDamaged(boolean intact) {
        if (!intact) {
            throw new WrapperUnavailableException(
                    "bytes were damaged on the way to or from Google Cloud KMS", null);
        }
    }

    private static Int64Value checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return Int64Value.of(checksum.getValue());
    }
}

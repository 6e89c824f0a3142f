package org.enkeyserver.common.signing.wrap.gcp;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.kms.v1.KeyManagementServiceClient;
import com.google.cloud.kms.v1.KeyManagementServiceSettings;
import java.io.IOException;
import java.time.Duration;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;

/// Where Google Cloud KMS is reached, by HTTP and JSON.
///
/// @param endpoint empty for Google's own, with the credentials of the environment; otherwise a
///   stand-in on loopback, which gets no credentials
/// @param timeout of a call
public record GoogleKms(String endpoint, Duration timeout) {

    public GoogleKms {
        if (!endpoint.isEmpty() && !endpoint.matches("http://(127\\.0\\.0\\.1|localhost):[0-9]+")) {
            throw new IllegalArgumentException(
                    "an endpoint in place of Google's must be http://127.0.0.1:PORT");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout of Google Cloud KMS must be > 0");
        }
    }

    KeyManagementServiceClient connect() {
        try {
            KeyManagementServiceSettings.Builder settings =
                    KeyManagementServiceSettings.newHttpJsonBuilder();
            settings.encryptSettings().setSimpleTimeoutNoRetriesDuration(timeout);
            settings.decryptSettings().setSimpleTimeoutNoRetriesDuration(timeout);
            if (!endpoint.isEmpty()) {
                settings.setEndpoint(endpoint);
                settings.setCredentialsProvider(NoCredentialsProvider.create());
            }
            return KeyManagementServiceClient.create(settings.build());
        } catch (IOException failed) {
            throw new WrapperUnavailableException(
                    "no credentials for Google Cloud KMS in the environment", failed);
        }
    }
}

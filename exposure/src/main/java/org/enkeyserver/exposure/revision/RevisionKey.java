package org.enkeyserver.exposure.revision;

import javax.crypto.SecretKey;

/// A key that revision tokens are sealed with.
///
/// @param kid its number, sent along with each token
/// @param secret AES-256
public record RevisionKey(long kid, SecretKey secret) {

    @Override
    public String toString() {
        return "RevisionKey[" + kid + ", secret]";
    }
}

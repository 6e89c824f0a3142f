package org.enkeyserver.common.config.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// How imported files name a public key.
@Embeddable
record ImporterKeyName(
        @Column(name = "key_id") String keyId, @Column(name = "key_version") String keyVersion) {}

package org.enkeyserver.common.config.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "enks", name = "signature_info")
class SignatureInfoEntity implements EntryEntity<SignatureInfoEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "signature_info_id")
    private @Nullable Long id;

    @Version private long version;

    @Column(name = "signing_key")
    private String signingKey = "";

    @Column(name = "key_id")
    private String keyId = "";

    @Column(name = "key_version")
    private String keyVersion = "";

    @Column(name = "effective_from")
    private Instant effectiveFrom = Instant.EPOCH;

    @Column(name = "thru_at")
    private @Nullable Instant thru;

    @Override
    public SignatureInfoEntry toEntry() {
        return new SignatureInfoEntry(keyId, keyVersion, signingKey, effectiveFrom, thru);
    }

    @Override
    public void become(SignatureInfoEntry entry) {
        keyId = entry.keyId();
        keyVersion = entry.keyVersion();
        signingKey = entry.signingKey();
        effectiveFrom = Objects.requireNonNull(entry.effectiveFrom());
        thru = entry.thru();
    }
}

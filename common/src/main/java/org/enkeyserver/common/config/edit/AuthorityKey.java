package org.enkeyserver.common.config.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A public key, when it is valid and who decides on it, as a row of a health authority.
@Embeddable
class AuthorityKey {

    @Column(name = "from_at")
    private Instant from = Instant.EPOCH;

    @Column(name = "thru_at")
    private @Nullable Instant thru;

    @Column(name = "public_key_pem")
    private String publicKeyPem = "";

    private String source = HealthAuthorityKeyEntry.MANUAL;

    AuthorityKey() {}

    AuthorityKey(Instant from, @Nullable Instant thru, String publicKeyPem, String source) {
        this.from = from;
        this.thru = thru;
        this.publicKeyPem = publicKeyPem;
        this.source = source;
    }

    Instant from() {
        return from;
    }

    @Nullable Instant thru() {
        return thru;
    }

    String publicKeyPem() {
        return publicKeyPem;
    }

    String source() {
        return source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuthorityKey that
                && from.equals(that.from)
                && Objects.equals(thru, that.thru)
                && publicKeyPem.equals(that.publicKeyPem)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, thru, publicKeyPem, source);
    }
}

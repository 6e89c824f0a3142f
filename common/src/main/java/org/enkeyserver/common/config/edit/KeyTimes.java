package org.enkeyserver.common.config.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A public key and when it is valid, as a row.
@Embeddable
class KeyTimes {

    @Column(name = "from_at")
    private Instant from = Instant.EPOCH;

    @Column(name = "thru_at")
    private @Nullable Instant thru;

    @Column(name = "public_key_pem")
    private String publicKeyPem = "";

    KeyTimes() {}

    KeyTimes(Instant from, @Nullable Instant thru, String publicKeyPem) {
        this.from = from;
        this.thru = thru;
        this.publicKeyPem = publicKeyPem;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyTimes that
                && from.equals(that.from)
                && Objects.equals(thru, that.thru)
                && publicKeyPem.equals(that.publicKeyPem);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, thru, publicKeyPem);
    }
}

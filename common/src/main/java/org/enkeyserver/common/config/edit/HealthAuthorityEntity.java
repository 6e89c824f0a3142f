package org.enkeyserver.common.config.edit;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "enks", name = "health_authority")
class HealthAuthorityEntity implements EntryEntity<HealthAuthorityEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "health_authority_id")
    private @Nullable Long id;

    @Version private long version;

    private String issuer = "";
    private String audience = "";
    private String name = "";

    @Column(name = "jwks_uri")
    private @Nullable String jwksUri;

    @Column(name = "stats_enabled")
    private boolean statsEnabled;

    @ElementCollection
    @CollectionTable(
            schema = "enks",
            name = "health_authority_key",
            joinColumns = @JoinColumn(name = "health_authority_id"))
    @MapKeyColumn(name = "key_version")
    private Map<String, AuthorityKey> keys = new TreeMap<>();

    String issuer() {
        return issuer;
    }

    @Override
    public HealthAuthorityEntry toEntry() {
        return new HealthAuthorityEntry(
                issuer,
                audience,
                name,
                jwksUri,
                statsEnabled,
                new TreeMap<>(keys)
                        .entrySet().stream()
                                .map(key ->
                                        new HealthAuthorityKeyEntry(
                                                key.getKey(),
                                                key.getValue().from(),
                                                key.getValue().thru(),
                                                key.getValue().publicKeyPem(),
                                                key.getValue().source()))
                                .toList());
    }

    @Override
    public void become(HealthAuthorityEntry entry) {
        issuer = entry.issuer();
        audience = entry.audience();
        name = entry.name();
        jwksUri = entry.jwksUri();
        statsEnabled = !Boolean.FALSE.equals(entry.statsEnabled());
        Map<String, AuthorityKey> wanted =
                entry.knownKeys().stream()
                        .collect(
                                Collectors.toMap(
                                        HealthAuthorityKeyEntry::version,
                                        key ->
                                                new AuthorityKey(
                                                        Objects.requireNonNull(key.from()),
                                                        key.thru(),
                                                        key.publicKey(),
                                                        key.keptBy())));
        keys.keySet().retainAll(wanted.keySet());
        keys.putAll(wanted);
    }
}

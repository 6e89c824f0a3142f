package org.enkeyserver.common.config.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "enks", name = "upload_client")
class UploadClientEntity implements EntryEntity<UploadClientEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "upload_client_id")
    private @Nullable Long id;

    @Version private long version;

    private String name = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] regions = {};

    @Column(name = "bypass_certificate")
    private boolean bypassCertificate;

    @Column(name = "bypass_revision_token")
    private boolean bypassRevisionToken;

    @ManyToMany
    @JoinTable(
            schema = "enks",
            name = "upload_client_health_authority",
            joinColumns = @JoinColumn(name = "upload_client_id"),
            inverseJoinColumns = @JoinColumn(name = "health_authority_id"))
    private Set<HealthAuthorityEntity> healthAuthorities = new HashSet<>();

    void accept(Set<HealthAuthorityEntity> authorities) {
        healthAuthorities.retainAll(authorities);
        healthAuthorities.addAll(authorities);
    }

    @Override
    public UploadClientEntry toEntry() {
        return new UploadClientEntry(
                name,
                List.of(regions),
                healthAuthorities.stream().map(HealthAuthorityEntity::issuer).sorted().toList(),
                bypassCertificate,
                bypassRevisionToken);
    }

    @Override
    public void become(UploadClientEntry entry) {
        name = entry.name();
        regions = entry.regions().toArray(String[]::new);
        bypassCertificate = entry.bypassCertificate();
        bypassRevisionToken = entry.bypassRevisionToken();
    }
}

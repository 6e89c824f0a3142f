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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "enks", name = "export_config")
class ExportConfigEntity implements EntryEntity<ExportEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "export_config_id")
    private @Nullable Long id;

    @Version private long version;

    private String bucket = "";

    @Column(name = "filename_root")
    private String filenameRoot = "";

    @Column(name = "period_seconds")
    private int periodSeconds;

    @Column(name = "output_region")
    private String outputRegion = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "input_regions")
    private String[] inputRegions = {};

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "exclude_regions")
    private String[] excludeRegions = {};

    @Column(name = "traveler_mode")
    private String travelerMode = "";

    @Column(name = "from_at")
    private Instant from = Instant.EPOCH;

    @Column(name = "thru_at")
    private @Nullable Instant thru;

    @Column(name = "max_records")
    private @Nullable Integer maxRecords;

    @ManyToMany
    @JoinTable(
            schema = "enks",
            name = "export_config_signature_info",
            joinColumns = @JoinColumn(name = "export_config_id"),
            inverseJoinColumns = @JoinColumn(name = "signature_info_id"))
    private Set<SignatureInfoEntity> signatureInfos = new HashSet<>();

    void signWith(Set<SignatureInfoEntity> infos) {
        signatureInfos.retainAll(infos);
        signatureInfos.addAll(infos);
    }

    @Override
    public ExportEntry toEntry() {
        return new ExportEntry(
                bucket,
                filenameRoot,
                Duration.ofSeconds(periodSeconds),
                outputRegion,
                List.of(inputRegions),
                List.of(excludeRegions),
                travelerMode,
                from,
                thru,
                signatureInfos.stream().map(info -> info.toEntry().naturalName()).sorted().toList(),
                maxRecords);
    }

    @Override
    public void become(ExportEntry entry) {
        bucket = entry.bucket();
        filenameRoot = entry.filenameRoot();
        periodSeconds = (int) Objects.requireNonNull(entry.period()).toSeconds();
        outputRegion = entry.outputRegion();
        inputRegions = entry.inputRegions().toArray(String[]::new);
        excludeRegions = entry.excludeRegions().toArray(String[]::new);
        travelerMode = entry.travelers();
        from = Objects.requireNonNull(entry.from());
        thru = entry.thru();
        maxRecords = entry.maxRecords();
    }
}

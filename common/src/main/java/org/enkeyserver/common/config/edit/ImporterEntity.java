package org.enkeyserver.common.config.edit;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "enks", name = "importer")
class ImporterEntity implements EntryEntity<ImporterEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "importer_id")
    private @Nullable Long id;

    @Version private long version;

    @Column(name = "index_url")
    private String indexUrl = "";

    @Column(name = "root_url")
    private String rootUrl = "";

    private String region = "";
    private boolean travelers;

    @Column(name = "from_at")
    private Instant from = Instant.EPOCH;

    @Column(name = "thru_at")
    private @Nullable Instant thru;

    @ElementCollection
    @CollectionTable(
            schema = "enks",
            name = "importer_key",
            joinColumns = @JoinColumn(name = "importer_id"))
    private Map<ImporterKeyName, KeyTimes> keys = new HashMap<>();

    @Override
    public ImporterEntry toEntry() {
        return new ImporterEntry(
                indexUrl,
                rootUrl,
                region,
                travelers,
                from,
                thru,
                keys.entrySet().stream()
                        .map(key ->
                                new ImporterKeyEntry(
                                        key.getKey().keyId(),
                                        key.getKey().keyVersion(),
                                        key.getValue().from(),
                                        key.getValue().thru(),
                                        key.getValue().publicKeyPem()))
                        .sorted(Comparator.comparing(ImporterKeyEntry::naturalName))
                        .toList());
    }

    @Override
    public void become(ImporterEntry entry) {
        indexUrl = entry.indexUrl();
        rootUrl = entry.rootUrl();
        region = entry.region();
        travelers = entry.travelers();
        from = Objects.requireNonNull(entry.from());
        thru = entry.thru();
        Map<ImporterKeyName, KeyTimes> wanted =
                entry.knownKeys().stream()
                        .collect(
                                Collectors.toMap(
                                        key -> new ImporterKeyName(key.keyId(), key.keyVersion()),
                                        key ->
                                                new KeyTimes(
                                                        Objects.requireNonNull(key.from()),
                                                        key.thru(),
                                                        key.publicKey())));
        keys.keySet().retainAll(wanted.keySet());
        keys.putAll(wanted);
    }
}

package org.enkeyserver.common.config.edit;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// The configuration tables, read and written within the caller's transaction.
final class ConfigurationRepository {

    private final EntityManager entities;

    ConfigurationRepository(EntityManager entities) {
        this.entities = entities;
    }

    /// The number of the configuration; other writers wait until this transaction ends.
    long lockVersion() {
        return ((Number)
                        entities.createNativeQuery(
                                        "select version from enks.configuration_version for update")
                                .getSingleResult())
                .longValue();
    }

    long raiseVersion(Instant now) {
        entities.flush();
        return ((Number)
                        entities.createNativeQuery(
                                        """
                                        update enks.configuration_version
                                           set version = version + 1, changed_at = :now
                                        returning version
                                        """)
                                .setParameter("now", now)
                                .getSingleResult())
                .longValue();
    }

    ConfigurationState read() {
        return new ConfigurationState(
                entries(UploadClientEntity.class),
                entries(HealthAuthorityEntity.class),
                entries(SignatureInfoEntity.class),
                entries(ExportConfigEntity.class),
                entries(ImporterEntity.class),
                entries(MirrorEntity.class));
    }

    void write(ConfigurationState wanted) {
        Map<String, HealthAuthorityEntity> authorities =
                upsert(
                        HealthAuthorityEntity.class,
                        HealthAuthorityEntity::new,
                        wanted.healthAuthorities());
        Map<String, SignatureInfoEntity> infos =
                upsert(
                        SignatureInfoEntity.class,
                        SignatureInfoEntity::new,
                        wanted.signatureInfos());
        Map<String, UploadClientEntity> clients =
                upsert(UploadClientEntity.class, UploadClientEntity::new, wanted.uploadClients());
        for (UploadClientEntry client : wanted.uploadClients()) {
            row(clients, client).accept(find(authorities, client.healthAuthorities()));
        }
        Map<String, ExportConfigEntity> exports =
                upsert(ExportConfigEntity.class, ExportConfigEntity::new, wanted.exports());
        for (ExportEntry export : wanted.exports()) {
            row(exports, export).signWith(find(infos, export.signatureInfos()));
        }
        upsert(ImporterEntity.class, ImporterEntity::new, wanted.importers());
        upsert(MirrorEntity.class, MirrorEntity::new, wanted.mirrors());
        // References must be gone before the rows they point to.
        entities.flush();
        remove(UploadClientEntity.class, wanted.uploadClients());
        remove(MirrorEntity.class, wanted.mirrors());
        entities.flush();
        remove(HealthAuthorityEntity.class, wanted.healthAuthorities());
        remove(SignatureInfoEntity.class, wanted.signatureInfos());
    }

    private <T extends Entry, E extends EntryEntity<T>> Map<String, E> upsert(
            Class<E> type, Supplier<E> create, List<T> wanted) {
        Map<String, E> rows = byName(type);
        for (T entry : wanted) {
            E row = rows.get(name(entry));
            if (row == null) {
                row = create.get();
                row.become(entry);
                entities.persist(row);
                rows.put(name(entry), row);
            } else if (!row.toEntry().equals(entry)) {
                row.become(entry);
            }
        }
        return rows;
    }

    private <T extends Entry, E extends EntryEntity<T>> void remove(Class<E> type, List<T> wanted) {
        Map<String, E> rows = byName(type);
        wanted.forEach(entry -> rows.remove(name(entry)));
        rows.values().forEach(entities::remove);
    }

    private <T extends Entry> List<T> entries(Class<? extends EntryEntity<T>> type) {
        return all(type).stream().map(EntryEntity::toEntry).toList();
    }

    private <T extends Entry, E extends EntryEntity<T>> Map<String, E> byName(Class<E> type) {
        Map<String, E> rows = new HashMap<>();
        all(type).forEach(row -> rows.put(name(row.toEntry()), row));
        return rows;
    }

    private <E> List<E> all(Class<E> type) {
        return entities.createQuery("from " + type.getSimpleName(), type).getResultList();
    }

    private static <E> E row(Map<String, E> rows, Entry entry) {
        return Objects.requireNonNull(rows.get(name(entry)));
    }

    private static <E> Set<E> find(Map<String, E> rows, List<String> names) {
        Set<E> found = new HashSet<>();
        names.forEach(name -> found.add(Objects.requireNonNull(rows.get(name))));
        return found;
    }

    private static String name(Entry entry) {
        // A place differs by letter case only on paper.
        return entry instanceof ExportEntry export
                ? export.naturalName().toLowerCase(Locale.ROOT)
                : entry.naturalName();
    }
}

package org.enkeyserver.common.config;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads operators' configuration, cached; a change or a revocation takes effect within seconds.
///
/// Safe for threads. Answers are never older than the configuration was a few seconds ago: each is
/// cached together with the number of the configuration it was read at, and that number is polled.
/// Reads of different rows never wait for each other. A failure of the database is thrown and never
/// cached.
public final class ConfigReader {

    private static final int LONGEST_NAME = 1024;

    private final ConfigRows rows;
    private final PolledVersion version;
    private final ConfigCache<String, UploadClient> uploadClients;
    private final ConfigCache<String, HealthAuthority> healthAuthorities;
    private final ConfigCache<Boolean, List<ExportConfig>> exportConfigs;
    private final ConfigCache<Boolean, List<SignatureInfo>> signatureInfos;

    /// A reader with the usual lifetimes.
    public ConfigReader(JdbcClient jdbc) {
        this(jdbc, Ticker.systemTicker());
    }

    /// A reader whose caches age by `ticker`.
    public ConfigReader(JdbcClient jdbc, Ticker ticker) {
        this(jdbc, ticker, Lifetimes.usual());
    }

    ConfigReader(JdbcClient jdbc, Ticker ticker, Lifetimes lifetimes) {
        rows = new ConfigRows(jdbc);
        version = new PolledVersion(rows::version, ticker, lifetimes.poll(), lifetimes.stalest());
        uploadClients = new ConfigCache<>(ticker, lifetimes);
        healthAuthorities = new ConfigCache<>(ticker, lifetimes);
        exportConfigs = new ConfigCache<>(ticker, lifetimes);
        signatureInfos = new ConfigCache<>(ticker, lifetimes);
    }

    /// The app of a name, in any case.
    public Optional<UploadClient> uploadClient(String name) {
        if (!canBeStored(name)) {
            return Optional.empty();
        }
        return uploadClients.get(
                version.current(), name.toLowerCase(Locale.ROOT), rows::uploadClient);
    }

    /// The health authority of an issuer, compared exactly, with all its keys, valid or not.
    public Optional<HealthAuthority> healthAuthority(String issuer) {
        if (!canBeStored(issuer)) {
            return Optional.empty();
        }
        return healthAuthorities.get(version.current(), issuer, rows::healthAuthority);
    }

    /// PostgreSQL has no text with NUL in it, and takes a question after one for an error.
    private static boolean canBeStored(String name) {
        return name.length() <= LONGEST_NAME && name.indexOf('\0') < 0;
    }

    /// All exports by id, ended ones too.
    public List<ExportConfig> exportConfigs() {
        return exportConfigs
                .get(version.current(), true, all -> Optional.of(rows.exportConfigs()))
                .orElseThrow();
    }

    /// The export of an id.
    public Optional<ExportConfig> exportConfig(long id) {
        return exportConfigs().stream().filter(config -> config.id() == id).findFirst();
    }

    /// The signing keys of these ids, newest `effectiveFrom` first; unknown ids are left out.
    public List<SignatureInfo> signatureInfos(Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        return signatureInfos
                .get(version.current(), true, all -> Optional.of(rows.signatureInfos()))
                .orElseThrow()
                .stream()
                .filter(info -> wanted.contains(info.id()))
                .sorted(
                        Comparator.comparing(SignatureInfo::effectiveFrom)
                                .reversed()
                                .thenComparingLong(SignatureInfo::id))
                .toList();
    }

    /// How long answers may be kept.
    ///
    /// @param positive a row that was found
    /// @param negative a row that was not
    /// @param poll how often the number of the configuration is asked for, at most
    /// @param stalest how long the last known number serves while another thread asks
    record Lifetimes(
            Duration positive, Duration negative, Duration poll, Duration stalest, int entries) {

        static Lifetimes usual() {
            return new Lifetimes(
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    1000);
        }
    }
}

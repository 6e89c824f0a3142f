package org.enkeyserver.export;

import com.google.protobuf.CodedInputStream;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.common.blobstore.FilesystemBlobStore;
import org.enkeyserver.common.config.ConfigReader;
import org.enkeyserver.common.exportfile.ExportIndex;
import org.enkeyserver.common.exportfile.proto.TEKSignatureList;
import org.enkeyserver.common.exportfile.proto.TemporaryExposureKeyExport;
import org.enkeyserver.common.job.Job;
import org.enkeyserver.common.job.JobReport;
import org.enkeyserver.common.signing.EcKeys;
import org.enkeyserver.common.signing.EcdsaVerifier;
import org.enkeyserver.common.signing.PemSigners;
import org.enkeyserver.common.signing.Signers;
import org.enkeyserver.common.store.TekStore;
import org.enkeyserver.common.tek.StoredKey;
import org.enkeyserver.common.testing.TestClock;
import org.enkeyserver.common.testing.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// An export service on a database of its own and a folder as blob store, driven job by job.
public final class ExportWorld implements AutoCloseable {

    public static final String BUCKET = "cdn";
    public static final String ROOT = "exports/us";

    private static final long ALWAYS_OUTDATED = Duration.ofHours(1).toNanos();
    private static final String NONE = "array[]::text[]";
    private static final KeyPair PAIR = EcKeys.generate(new SecureRandom());

    public final TestDatabase database;
    public final TestClock clock;
    public final JdbcClient jdbc;
    public final Path folder;
    private final BlobStore blobs;
    private final AnnotationConfigApplicationContext context;

    private ExportWorld(Builder builder) {
        database = builder.database;
        clock = builder.clock;
        folder = builder.folder;
        jdbc = JdbcClient.create(database.dataSource());
        blobs = new FilesystemBlobStore(folder.resolve("buckets"));
        context = context(builder);
    }

    /// Begins a world whose clock stands at `now`.
    public static Builder at(String now, Path folder) {
        return new Builder(TestDatabase.create(), new TestClock(Instant.parse(now)), folder);
    }

    /// What a world is made of.
    public static final class Builder {

        private final TestDatabase database;
        private final TestClock clock;
        private final Path folder;
        private final Map<String, Object> properties = new TreeMap<>();
        private UnaryOperator<BlobStore> blobs = UnaryOperator.identity();
        private UnaryOperator<Signers> signers = UnaryOperator.identity();

        private Builder(TestDatabase database, TestClock clock, Path folder) {
            this.database = database;
            this.clock = clock;
            this.folder = folder;
            with("files.min-records", 1).with("files.padding-range", 0);
        }

        public Builder with(String property, Object value) {
            properties.put("enks.export." + property, value);
            return this;
        }

        public Builder blobs(UnaryOperator<BlobStore> wrapped) {
            blobs = wrapped;
            return this;
        }

        public Builder signers(UnaryOperator<Signers> wrapped) {
            signers = wrapped;
            return this;
        }

        public ExportWorld start() {
            try {
                Files.createDirectories(folder.resolve("keys"));
                Files.writeString(
                        folder.resolve("keys/signing.pem"),
                        EcKeys.toPem((ECPrivateKey) PAIR.getPrivate()));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return new ExportWorld(this);
        }
    }

    private AnnotationConfigApplicationContext context(Builder builder) {
        var spring = new AnnotationConfigApplicationContext();
        spring.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", builder.properties));
        DataSource dataSource = database.dataSource();
        PlatformTransactionManager transactions = new JdbcTransactionManager(dataSource);
        spring.registerBean(DataSource.class, () -> dataSource);
        spring.registerBean(PlatformTransactionManager.class, () -> transactions);
        spring.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        spring.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
        spring.registerBean(Clock.class, () -> clock);
        spring.registerBean(BlobStore.class, () -> builder.blobs.apply(blobs));
        spring.registerBean(
                Signers.class, () -> builder.signers.apply(new PemSigners(folder.resolve("keys"))));
        spring.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        AtomicLong ticks = new AtomicLong();
        spring.registerBean(
                "configReader",
                ConfigReader.class,
                () -> new ConfigReader(jdbc, () -> ticks.addAndGet(ALWAYS_OUTDATED)));
        spring.registerBean("secureRandom", SecureRandom.class, ExportWorld::repeatable);
        spring.register(Services.class);
        spring.refresh();
        return spring;
    }

    /// The same numbers in every world.
    private static SecureRandom repeatable() {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(1);
            return random;
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ServiceConfiguration.class)
    @ComponentScan({
        "org.enkeyserver.export.batch",
        "org.enkeyserver.export.file",
        "org.enkeyserver.export.index",
        "org.enkeyserver.export.cleanup"
    })
    static class Services {}

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A row of configuration; returns the number of the export.
    public long config(String periodAndFrom) {
        return config(periodAndFrom, NONE, NONE, "of-regions", ROOT);
    }

    /// A row of configuration of any kind; returns the number of the export.
    ///
    /// @param periodAndFrom such as `1h from 2021-06-15T08:00:00Z thru 2021-06-16T00:00:00Z`
    public long config(
            String periodAndFrom, String input, String exclude, String travelers, String root) {
        String[] words = periodAndFrom.split(" ", -1);
        String thru = words.length > 3 ? "'" + words[4] + "'" : "null";
        if (count("select count(*) from enks.signature_info") == 0) {
            signatureInfo("v1", "2021-01-01Z", "");
        }
        long id =
                jdbc.sql(
                                """
                                insert into enks.export_config (bucket, filename_root, period_seconds,
                                  output_region, input_regions, exclude_regions, traveler_mode,
                                  from_at, thru_at)
                                values ('cdn', '%s', extract(epoch from interval '%s'), 'US', %s, %s,
                                  '%s', '%s', %s) returning export_config_id
                                """
                                        .formatted(
                                                root, words[0], input, exclude, travelers, words[2],
                                                thru))
                        .query((row, number) -> row.getLong(1))
                        .single();
        jdbc.sql(
                        """
                        insert into enks.export_config_signature_info
                        select ?, signature_info_id from enks.signature_info
                        """)
                .param(id)
                .update();
        changed();
        return id;
    }

    /// A signature info that every export uses which is made afterwards.
    public void signatureInfo(String version, String effectiveFrom, String thru) {
        jdbc.sql(
                        """
                        insert into enks.signature_info
                          (signing_key, key_id, key_version, effective_from, thru_at)
                        values ('signing.pem', '310', ?, ?::timestamptz, nullif(?, '')::timestamptz)
                        """)
                .params(version, effectiveFrom, thru)
                .update();
    }

    /// Changes a column of every export.
    public void change(String assignment) {
        jdbc.sql("update enks.export_config set " + assignment).update();
        changed();
    }

    /// Revises a key as the publish service does.
    public void revise(StoredKey key, String revisedAt, String type, int risk) {
        jdbc.sql(
                        """
                        update enks.tek set revised_at = ?::timestamptz, revised_report_type = ?,
                          revised_transmission_risk = ?, revised_days_since_onset = 1 where tek = ?
                        """)
                .params(revisedAt, type, risk, key.tek().bytes())
                .update();
    }

    /// The key bytes of all new keys in the files listed, as hexadecimal text, in file order.
    public List<String> listedTeks() {
        return index().stream()
                .flatMap(line -> archive(line).getKeysList().stream())
                .map(key -> HexFormat.of().formatHex(key.getKeyData().toByteArray()))
                .toList();
    }

    /// Key bytes as hexadecimal text.
    public static List<String> teks(List<StoredKey> keys) {
        return keys.stream().map(key -> HexFormat.of().formatHex(key.tek().bytes())).toList();
    }

    /// Object name and digest of `export.bin` of each archive below a prefix.
    public Map<String, String> contents(String prefix) {
        Map<String, String> contents = new TreeMap<>();
        for (String object : objects(prefix)) {
            if (object.endsWith(".zip")) {
                contents.put(object, HexFormat.of().formatHex(sha256(entry(object, "export.bin"))));
            }
        }
        return contents;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// Tells readers of the configuration to look again.
    public void changed() {
        jdbc.sql("update enks.configuration_version set version = version + 1").update();
    }

    public void store(List<StoredKey> keys) {
        new TekStore(jdbc).insertAbsent(keys);
    }

    public void now(String instant) {
        clock.set(Instant.parse(instant));
    }

    /// Runs a job over all its instances.
    public List<JobReport> run(String name) {
        Job job = job(name);
        return job.instances().stream().map(job::run).toList();
    }

    public Job job(String name) {
        return context.getBeansOfType(Job.class).values().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Runs the export of files, which must succeed.
    public void export() {
        for (JobReport report : run("export-files")) {
            if (!report.isSuccess()) {
                throw new AssertionError(report);
            }
        }
    }

    /// The lines of the index as phones read them.
    public List<String> index() {
        return ExportIndex.parse(object(ROOT + "/index.txt"));
    }

    public byte[] object(String name) {
        try (InputStream in = blobs.open(new BlobName(BUCKET, name)).orElseThrow()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// All objects below a prefix.
    public List<String> objects(String prefix) {
        return blobs.list(BUCKET, prefix).stream().map(BlobName::object).toList();
    }

    /// Reads an archive and verifies its signatures with the public key alone.
    public TemporaryExposureKeyExport archive(String name) {
        byte[] bin = entry(name, "export.bin");
        try {
            for (var signature :
                    TEKSignatureList.parseFrom(entry(name, "export.sig")).getSignaturesList()) {
                if (!EcdsaVerifier.verifies(
                        (ECPublicKey) PAIR.getPublic(),
                        bin,
                        signature.getSignature().toByteArray())) {
                    throw new AssertionError("a signature does not verify");
                }
            }
            return TemporaryExposureKeyExport.parseFrom(
                    CodedInputStream.newInstance(bin, 16, bin.length - 16));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The bytes of an entry of an archive.
    public byte[] entry(String name, String entry) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(object(name)))) {
            for (var next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                if (next.getName().equals(entry)) {
                    return zip.readAllBytes();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        throw new AssertionError("no " + entry);
    }

    /// `start/end state` of each batch, in the order of time.
    public List<String> batches() {
        return jdbc.sql(
                        """
                        select to_char(window_start at time zone 'UTC', 'DD"T"HH24:MI') || '/'
                          || to_char(window_end at time zone 'UTC', 'DD"T"HH24:MI') || ' ' || state
                        from enks.export_batch order by window_start
                        """)
                .query((row, number) -> row.getString(1))
                .list();
    }

    public long count(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getLong(1)).single();
    }

    public String text(String object) {
        return new String(object(object), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        context.close();
        database.drop();
    }
}

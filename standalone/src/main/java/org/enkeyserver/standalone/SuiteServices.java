package org.enkeyserver.standalone;

import java.util.List;
import org.enkeyserver.adminconsole.AdminConsoleApplication;
import org.enkeyserver.export.ExportApplication;
import org.enkeyserver.exportimporter.ExportImporterApplication;
import org.enkeyserver.exposure.ExposureApplication;
import org.enkeyserver.mirror.MirrorApplication;

/// The services with the settings of the demo: windows so short that a published key can be
/// downloaded within minutes.
record SuiteServices(Ports ports, DataFolder data, DemoKeys keys) {

    private static final String TRUNCATE_WINDOW = "TRUNCATE_WINDOW=10s";

    /// The last to start: when it answers, all others do.
    SuiteService exposure() {
        return new SuiteService(
                "exposure",
                ExposureApplication.class,
                ports.exposure(),
                List.of(
                        TRUNCATE_WINDOW,
                        // One machine plays all phones here.
                        "TRUSTED_PROXIES=none",
                        "PUBLISH_RATE_PER_CLIENT=0",
                        "PUBLISH_RATE_PER_APP=0",
                        "KEY_MANAGER=FILESYSTEM",
                        "KEY_FILESYSTEM_ROOT=" + data.root(),
                        "REVISION_TOKEN_KEY_ID=revision-wrapping-key",
                        "REVISION_TOKEN_AAD=" + keys.revisionAad()));
    }

    /// The first to start: it takes the demo configuration.
    SuiteService adminConsole() {
        return new SuiteService(
                "admin-console",
                AdminConsoleApplication.class,
                ports.adminConsole(),
                List.of("enks.admin.api-token=" + keys.token()));
    }

    List<SuiteService> others() {
        return List.of(
                new SuiteService(
                        "export",
                        ExportApplication.class,
                        ports.export(),
                        List.of(
                                TRUNCATE_WINDOW,
                                // Longer than an upload may take, so that none comes too late for
                                // its window.
                                "MIN_WINDOW_AGE=20s",
                                "EXPORT_PLAN_EVERY=1s",
                                "EXPORT_EVERY=1s",
                                "EXPORT_CLEANUP_EVERY=1m",
                                "BLOBSTORE_FILESYSTEM_ROOT=" + data.buckets(),
                                "KEY_FILESYSTEM_ROOT=" + data.root())),
                new SuiteService(
                        "export-importer",
                        ExportImporterApplication.class,
                        ports.exportImporter(),
                        List.of(TRUNCATE_WINDOW)),
                new SuiteService("mirror", MirrorApplication.class, ports.mirror(), List.of()));
    }
}

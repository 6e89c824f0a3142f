package org.enkeyserver.export;

import java.nio.file.Path;
import org.enkeyserver.common.ClockConfiguration;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.common.blobstore.FilesystemBlobStore;
import org.enkeyserver.common.job.JobConfiguration;
import org.enkeyserver.common.settings.SettingsConfiguration;
import org.enkeyserver.common.signing.PemSigners;
import org.enkeyserver.common.signing.Signers;
import org.enkeyserver.common.web.HealthConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What the service takes from `common`.
@Configuration(proxyBeanMethods = false)
@Import({
    ClockConfiguration.class,
    SettingsConfiguration.class,
    HealthConfiguration.class,
    JobConfiguration.class,
    ServiceConfiguration.class
})
@EnableConfigurationProperties({BlobStoreSettings.class, SigningSettings.class})
class ExportConfiguration {

    @Bean
    BlobStore blobStore(BlobStoreSettings settings) {
        return new FilesystemBlobStore(Path.of(settings.filesystem().root()));
    }

    @Bean
    Signers signers(SigningSettings settings) {
        return new PemSigners(Path.of(settings.filesystem().root()));
    }
}

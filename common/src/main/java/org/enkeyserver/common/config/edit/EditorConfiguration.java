package org.enkeyserver.common.config.edit;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives a service the one writer of configuration; to be imported by admin-console only.
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = ConfigurationEditor.class)
public class EditorConfiguration {

    @Bean
    ConfigurationEditor configurationEditor(
            EntityManager entities, PlatformTransactionManager transactions, Clock clock) {
        return new ConfigurationEditor(entities, new TransactionTemplate(transactions), clock);
    }
}

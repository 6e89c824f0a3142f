package org.enkeyserver.common.config.edit;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/// An editor without a Spring context.
final class TestEditor {

    private TestEditor() {}

    static ConfigurationEditor on(DataSource database, Clock clock) {
        LocalContainerEntityManagerFactoryBean factory =
                new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(database);
        factory.setPackagesToScan(ConfigurationEditor.class.getPackageName());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.afterPropertiesSet();
        EntityManagerFactory entities = Objects.requireNonNull(factory.getObject());
        return new ConfigurationEditor(
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                new TransactionTemplate(new JpaTransactionManager(entities)),
                clock);
    }
}

package org.enkeyserver.common.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.enkeyserver.common.settings.SettingsConfiguration;
import org.enkeyserver.common.web.OperatorToken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Runs the [Job] beans of a service and gives it the job endpoints; to be imported.
///
/// The service must set `spring.application.name` to the name of its module: each has a queue of
/// its own, `enks.scheduled_tasks_<name>`.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
@Import(SettingsConfiguration.class)
public class JobConfiguration {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}");

    @Bean
    JobRunStore jobRunStore(JdbcClient jdbc) {
        return new JobRunStore(jdbc);
    }

    @Bean
    JobRunner jobRunner(JobRunStore runs, Clock clock) {
        return new JobRunner(runs, clock);
    }

    @Bean(destroyMethod = "")
    Scheduler jobScheduler(
            DataSource dataSource,
            JobSettings settings,
            Clock clock,
            JobRunner runner,
            ObjectProvider<Job> jobs,
            Environment environment) {
        return new JobEngine(dataSource, queueTable(environment), settings, clock, runner)
                .schedulerOf(jobs.orderedStream().toList());
    }

    @Bean
    JobQueue jobQueue(Scheduler scheduler, Clock clock) {
        return new JobQueue(scheduler, clock);
    }

    @Bean
    JobGauges jobGauges(MeterRegistry registry, ObjectProvider<Job> jobs) {
        return new JobGauges(registry, jobs.orderedStream().toList());
    }

    @Bean
    JobTrigger jobTrigger(JobQueue queue, JobRunStore runs, JobSettings settings) {
        return new JobTrigger(queue, runs, settings);
    }

    @Bean
    JobLoop jobLoop(
            Scheduler scheduler,
            JobQueue queue,
            JobRunStore runs,
            JobGauges gauges,
            ObjectProvider<Job> jobs,
            JobSettings settings,
            Clock clock) {
        return new JobLoop(
                scheduler, queue, runs, gauges, jobs.orderedStream().toList(), settings, clock);
    }

    @Bean
    JobsController jobsController(
            ObjectProvider<Job> jobs,
            JobTrigger trigger,
            JobRunStore runs,
            JobSettings settings,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        List<Job> all = jobs.orderedStream().toList();
        return new JobsController(
                all, trigger, runs, new OperatorToken(settings.token().reveal()), mappings);
    }

    private static String queueTable(Environment environment) {
        String name = environment.getProperty("spring.application.name", "");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalStateException(
                    "spring.application.name must be the service's name, such as export");
        }
        return "enks.scheduled_tasks_" + name.replace('-', '_');
    }
}

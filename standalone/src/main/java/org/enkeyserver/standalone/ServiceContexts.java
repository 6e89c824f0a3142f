package org.enkeyserver.standalone;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Starts each service as a Spring application of its own, all on one clock and one database.
final class ServiceContexts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceContexts.class);

    private final Clock clock;
    private final List<String> shared;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

    /// @param shared settings of every service
    ServiceContexts(Clock clock, List<String> shared) {
        this.clock = clock;
        this.shared = List.copyOf(shared);
    }

    void start(SuiteService service) {
        LOG.atInfo().addKeyValue("service", service.module()).log("standalone.starting");
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(service.application())
                        .bannerMode(Banner.Mode.OFF)
                        .registerShutdownHook(false)
                        .initializers((GenericApplicationContext beans) ->
                                beans.registerBean("clock", Clock.class, () -> clock))
                        .run(arguments(service));
        synchronized (running) {
            running.push(context);
        }
    }

    @Override
    public void close() {
        List<ConfigurableApplicationContext> contexts;
        synchronized (running) {
            contexts = new ArrayList<>(running);
            running.clear();
        }
        // Side by side: each may wait for its requests and runs to end.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(
                            contexts.stream()
                                    .map(context ->
                                            CompletableFuture.runAsync(context::close, threads))
                                    .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }

    private String[] arguments(SuiteService service) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.name=enks-common," + service.module());
        arguments.add("--server.port=" + service.port());
        shared.forEach(setting -> arguments.add("--" + setting));
        service.settings().forEach(setting -> arguments.add("--" + setting));
        return arguments.toArray(String[]::new);
    }
}

package org.enkeyserver.standalone;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.enkeyserver.common.web.OperatorToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running suite.
///
/// Everything is started in the order in which it is needed and stopped in the opposite one. The
/// upload service comes last: when it answers, all the rest does.
final class Suite implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Suite.class);

    private final StandaloneOptions options;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final ShiftableClock clock;

    private Suite(StandaloneOptions options, ShiftableClock clock) {
        this.options = options;
        this.clock = clock;
    }

    /// Starts a suite; what was started is stopped again when a part fails.
    static Suite start(StandaloneOptions options, DataFolder data) {
        Suite suite =
                new Suite(
                        options,
                        ShiftableClock.on(MachineClockConfiguration.clock(), data.clockOffset()));
        try {
            suite.startParts(data);
            return suite;
        } catch (RuntimeException failed) {
            suite.close();
            throw failed;
        }
    }

    /// What to print once everything answers.
    String readyMessage() {
        return new ReadyMessage(options, new Ports(options.portBase()), clock).text();
    }

    private void startParts(DataFolder data) {
        Ports ports = new Ports(options.portBase());
        ports.check();
        DemoKeys keys = DemoKeys.in(data.root(), new SecureRandom());
        PostgresService postgres =
                started(PostgresService.start(data.postgres(), data.postgresLog()));
        started(cdn(ports, data, keys)).start();
        ServiceContexts contexts = started(new ServiceContexts(clock, shared(postgres, keys)));
        SuiteServices services = new SuiteServices(ports, data, keys);
        contexts.start(services.adminConsole());
        new DemoSeed(ports.adminConsole(), data, keys).applyOnce();
        services.others().forEach(contexts::start);
        contexts.start(services.exposure());
    }

    private LocalCdn cdn(Ports ports, DataFolder data, DemoKeys keys) {
        try {
            LocalCdn cdn =
                    new LocalCdn(
                            ports.cdn(),
                            data.cdn(),
                            LocalCdn.clockEndpoint(
                                    clock, options.clockIsShiftable(), keys.token()));
            cdn.add(MemoryEndpoint.PATH, new MemoryEndpoint(new OperatorToken(keys.token())));
            return cdn;
        } catch (IOException taken) {
            throw new StandaloneException("port " + ports.cdn() + " is in use", taken);
        }
    }

    private static List<String> shared(PostgresService postgres, DemoKeys keys) {
        return List.of(
                "server.address=127.0.0.1",
                "METRICS_PORT=", // One port would not do for five services.
                "spring.datasource.url=" + postgres.url(),
                "spring.datasource.username=postgres",
                "spring.datasource.password=",
                "enks.jobs.token=" + keys.token(),
                "enks.jobs.polling-interval=1s",
                "enks.jobs.heartbeat=5s",
                "enks.jobs.stop-within=3s",
                "enks.jobs.keep-runs-for=1d");
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failed) {
                // The other parts must stop all the same.
                LOG.atError().setCause(failed).log("standalone.stop-failed");
            }
        }
    }
}

package org.enkeyserver.tools.simulate;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.phone.DownloadStage;
import org.enkeyserver.tools.phone.Exported;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.SuiteAccess;
import org.enkeyserver.tools.simulate.ledger.Ledger;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;

/// One run: people meet, cases upload, everybody downloads and finds out.
final class Simulation {

    private static final String GENERATOR = "L64X128MixRandom";

    private final SuiteAccess suite;
    private final Progress progress;
    private final Clock machine;

    Simulation(SuiteAccess suite, Progress progress, Clock machine) {
        this.suite = suite;
        this.progress = progress;
        this.machine = machine;
    }

    SimulationOutcome run(SimulationOptions options) throws InterruptedException {
        Instant begun = suite.clock().instant();
        World world =
                new WorldBuilder(
                                RandomGeneratorFactory.of(GENERATOR).create(options.seed()),
                                suite.random(),
                                begun)
                        .build(options.uploaders(), options.bystanders());
        progress.line(
                "world",
                "%d cases, %d bystanders, %d encounters (seed %d), clock of the suite %s"
                        .formatted(
                                world.uploaders().size(),
                                world.bystanders().size(),
                                world.encounters().size(),
                                options.seed(),
                                begun));
        Ledger ledger = Ledger.open(suite.data(), suite.clock(), suite.random());
        LedgerCheck earlier = new LedgerCheck(ledger.entries(), begun);
        new PublishStage(suite.bodies(), suite.publisher(), ledger, progress)
                .publish(world.uploaders());
        Instant deadline = machine.instant().plus(options.timeout());
        Map<PhoneProfile, Exported> downloads = download(world, earlier, deadline);
        suite.clock().synchronize();
        return judge(world, downloads, new LedgerCheck(ledger.entries(), begun));
    }

    private Map<PhoneProfile, Exported> download(World world, LedgerCheck earlier, Instant deadline)
            throws InterruptedException {
        Set<TemporaryExposureKey> wanted = pastKeys(world);
        ToIntFunction<Exported> missing =
                exported -> missing(wanted, exported) + earlier.compare(exported).missing();
        DownloadStage stage = new DownloadStage(progress, machine);
        Map<PhoneProfile, Exported> downloads = new EnumMap<>(PhoneProfile.class);
        for (PhoneProfile profile : PhoneProfile.values()) {
            Exported exported = new Exported();
            downloads.put(profile, exported);
            stage.await(suite.phone(profile), exported, missing, deadline);
        }
        return downloads;
    }

    private SimulationOutcome judge(
            World world, Map<PhoneProfile, Exported> downloads, LedgerCheck ledger) {
        int missing =
                downloads.values().stream()
                        .mapToInt(exported -> missing(pastKeys(world), exported))
                        .max()
                        .orElse(0);
        Map<World.Pair, Integer> found = new Matching(world).of(downloads);
        boolean midnightPassed =
                world.uploaders().stream()
                        .anyMatch(each -> !each.todaysKey().isValidAt(suite.clock().instant()));
        Judgement judgement = Judgement.of(world, found, midnightPassed);
        progress.line(
                "match",
                "%d meetings with cases found, %d missed, %d found without reason"
                        .formatted(
                                judgement.minutes().size(),
                                judgement.missed().size(),
                                judgement.extra().size()));
        // The longest list wins: Android's was fetched last.
        Exported all = downloads.get(PhoneProfile.ANDROID_ENX);
        LedgerCheck.Outcome compared = ledger.compare(all == null ? new Exported() : all);
        progress.line(
                "ledger",
                "%d keys acknowledged in all runs and due: %d lost, %d published twice, %d too early"
                        .formatted(
                                compared.due(),
                                compared.missing(),
                                compared.twice(),
                                compared.early()));
        return new SimulationOutcome(
                world,
                judgement,
                compared,
                all == null ? 0 : all.exports().size(),
                all == null ? 0 : all.keys().size(),
                missing);
    }

    private static int missing(Set<TemporaryExposureKey> wanted, Exported exported) {
        return (int) wanted.stream().filter(key -> !exported.holds(key)).count();
    }

    private static Set<TemporaryExposureKey> pastKeys(World world) {
        return world.uploaders().stream()
                .flatMap(uploader -> uploader.pastKeys().stream())
                .map(PhoneKey::tek)
                .collect(Collectors.toSet());
    }
}

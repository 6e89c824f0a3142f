package org.enkeyserver.tools.simulate;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.enkeyserver.tools.Progress;
import org.enkeyserver.tools.phone.AnswerLoss;
import org.enkeyserver.tools.phone.Exported;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.PublishClient;
import org.enkeyserver.tools.phone.SuiteAccess;
import org.enkeyserver.tools.simulate.ledger.Ledger;
import org.enkeyserver.tools.simulate.ledger.LedgerCheck;

/// One run: people meet, cases upload, everybody downloads and finds out; then, if asked for, some
/// cases are tested again and everybody finds out about that.
final class Simulation {

    private static final String GENERATOR = "L64X128MixRandom";

    private final SuiteAccess suite;
    private final Progress progress;
    private final Clock machine;
    private final KeptUploads kept = new KeptUploads();

    Simulation(SuiteAccess suite, Progress progress, Clock machine) {
        this.suite = suite;
        this.progress = progress;
        this.machine = machine;
    }

    SimulationOutcome run(SimulationOptions options) throws InterruptedException {
        Instant begun = suite.clock().instant();
        RandomGenerator fate = RandomGeneratorFactory.of(GENERATOR).create(options.seed());
        World drawn =
                new WorldBuilder(fate, suite.random(), begun)
                        .build(options.uploaders(), options.bystanders());
        Retests retests = Retests.draw(drawn, options.revise(), fate);
        World world = retests.before(drawn);
        progress.line(
                "world",
                "%d cases, %d bystanders, %d encounters (seed %d), clock of the suite %s"
                        .formatted(
                                world.uploaders().size(),
                                world.bystanders().size(),
                                world.encounters().size(),
                                options.seed(),
                                begun));
        AnswerLoss loss = AnswerLoss.of(options.lostAnswers(), suite.random());
        PublishClient publisher = suite.publisher(loss);
        Ledger ledger = Ledger.open(suite.data(), suite.clock(), suite.random());
        LedgerCheck earlier = new LedgerCheck(ledger.entries(), begun);
        new PublishStage(suite.bodies(), publisher, ledger, kept, progress)
                .publish(world.uploaders());
        Downloads downloads = new Downloads(suite, progress, machine);
        int missing = downloads.awaitNew(world, earlier, machine.instant().plus(options.timeout()));
        Matching matching = new Matching(world);
        Judgement judgement = judge(world, world.exposures(), matching, downloads.read());
        RevisionOutcome revisions = RevisionOutcome.NONE;
        if (!retests.isEmpty()) {
            Judgement first = judgement;
            int left = revise(world, retests, ledger, publisher, downloads, options);
            Set<World.Pair> expected = world.exposuresWithout(retests.revoked());
            judgement = judge(world, expected, matching, downloads.read());
            revisions =
                    RevisionOutcome.of(
                            retests,
                            Downloads.revisedKeys(world, retests),
                            left,
                            first,
                            judgement,
                            expected);
        }
        if (loss.count() > 0) {
            progress.line("repeat", loss.count() + " lost answers, the same bytes sent again");
        }
        LedgerCheck.Outcome compared = compare(ledger, begun, downloads.longest());
        return new SimulationOutcome(
                world,
                judgement,
                compared,
                downloads.longest().exports().size(),
                downloads.longest().keys().size(),
                missing,
                loss.count(),
                revisions);
    }

    private int revise(
            World world,
            Retests retests,
            Ledger ledger,
            PublishClient publisher,
            Downloads downloads,
            SimulationOptions options)
            throws InterruptedException {
        suite.clock().synchronize();
        PatientPublisher patient =
                new PatientPublisher(publisher, machine, machine.instant().plus(options.timeout()));
        new RevisionStage(suite.bodies(), patient, ledger, kept, progress).revise(world, retests);
        return downloads.awaitRevisions(world, retests, machine.instant().plus(options.timeout()));
    }

    private Judgement judge(
            World world,
            Set<World.Pair> expected,
            Matching matching,
            Map<PhoneProfile, Exported> downloads)
            throws InterruptedException {
        suite.clock().synchronize();
        Instant now = suite.clock().instant();
        boolean midnightPassed =
                world.uploaders().stream().anyMatch(each -> !each.todaysKey().isValidAt(now));
        Judgement judgement = Judgement.of(world, expected, matching.of(downloads), midnightPassed);
        progress.line(
                "match",
                "%d meetings with cases found, %d missed, %d found without reason"
                        .formatted(
                                judgement.minutes().size(),
                                judgement.missed().size(),
                                judgement.extra().size()));
        return judgement;
    }

    private LedgerCheck.Outcome compare(Ledger ledger, Instant begun, Exported exported) {
        LedgerCheck.Outcome compared = new LedgerCheck(ledger.entries(), begun).compare(exported);
        progress.line(
                "ledger",
                "%d keys acknowledged in all runs and due: %d lost, %d published twice, %d too early; %d revoked, %d of them still alarming"
                        .formatted(
                                compared.due(),
                                compared.missing(),
                                compared.twice(),
                                compared.early(),
                                compared.revoked(),
                                compared.alarming()));
        return compared;
    }
}

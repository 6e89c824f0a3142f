package org.enkeyserver.tools.simulate;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.tools.phone.Diagnosis;
import org.enkeyserver.tools.phone.KeySchedule;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.ProximityIdentifier;
import org.enkeyserver.tools.phone.Sighting;
import org.enkeyserver.tools.phone.SightingLog;

/// Makes up people and encounters.
///
/// The seed decides who meets whom and when; the keys are truly random, so that the same seed can
/// be played again on the same server.
final class WorldBuilder {

    private static final int DAYS = 14;
    private static final Duration SCAN = Duration.ofMinutes(5);
    private static final Duration PLAYED_BACK_AFTER = Duration.ofHours(5);

    private final RandomGenerator fate;
    private final SecureRandom secret;
    private final Instant now;
    private final Instant today;
    private final List<Encounter> encounters = new ArrayList<>();

    WorldBuilder(RandomGenerator fate, SecureRandom secret, Instant now) {
        this.fate = fate;
        this.secret = secret;
        this.now = now;
        today = now.truncatedTo(ChronoUnit.DAYS);
    }

    World build(int uploaderCount, int bystanderCount) {
        List<Uploader> uploaders = people("u", uploaderCount);
        List<Uploader> healthy = people("h", Math.max(1, uploaderCount / 2));
        List<Bystander> bystanders = new ArrayList<>();
        for (int number = 1; number <= bystanderCount; number++) {
            bystanders.add(bystander(number, uploaders, healthy));
        }
        return new World(uploaders, bystanders, encounters);
    }

    private List<Uploader> people(String letter, int count) {
        List<Uploader> people = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            people.add(person(letter + number, PhoneProfile.alternating(number)));
        }
        return people;
    }

    private Uploader person(String name, PhoneProfile phone) {
        int day = IntervalNumber.at(now).day();
        List<PhoneKey> past = new ArrayList<>();
        for (int daysAgo = DAYS; daysAgo >= 1; daysAgo--) {
            past.add(PhoneKey.forDay(day - daysAgo, risk(phone), secret));
        }
        int onset = (day - fate.nextInt(1, 8)) * IntervalNumber.PER_DAY;
        ReportType type = fate.nextInt(10) == 0 ? ReportType.LIKELY : ReportType.CONFIRMED;
        return new Uploader(
                name,
                phone,
                past,
                PhoneKey.forDay(day, risk(phone), secret),
                new Diagnosis(type, Optional.of(new IntervalNumber(onset))));
    }

    private TransmissionRisk risk(PhoneProfile phone) {
        return switch (phone) {
            case IOS_ENX -> TransmissionRisk.NONE;
            case ANDROID_ENX -> new TransmissionRisk(fate.nextInt(1, 9));
        };
    }

    private Bystander bystander(int number, List<Uploader> cases, List<Uploader> healthy) {
        Bystander bystander =
                new Bystander("b" + number, PhoneProfile.alternating(number), new SightingLog());
        // One phone in five has a wrong clock, still within the two hours that phones forgive.
        Duration clockError =
                Duration.ofMinutes(fate.nextInt(5) == 0 ? fate.nextInt(-100, 101) : 0);
        // The first bystanders cover every lot, the others draw theirs.
        int lot = number <= 5 ? 2 * (number - 1) : fate.nextInt(10);
        switch (lot) {
            case 2 -> meetSome(bystander, healthy, Encounter.Kind.HEALTHY, clockError);
            case 4 -> {}
            case 6 -> meet(bystander, any(cases), Encounter.Kind.PLAYED_BACK, clockError);
            case 8 -> meet(bystander, any(cases), Encounter.Kind.TODAY, clockError);
            default -> {
                meetSome(bystander, cases, Encounter.Kind.CASE, clockError);
                if (fate.nextBoolean()) {
                    meet(bystander, any(healthy), Encounter.Kind.HEALTHY, clockError);
                }
            }
        }
        return bystander;
    }

    private void meetSome(
            Bystander bystander, List<Uploader> people, Encounter.Kind kind, Duration clockError) {
        int meetings = fate.nextInt(1, 4);
        for (int meeting = 0; meeting < meetings; meeting++) {
            meet(bystander, any(people), kind, clockError);
        }
    }

    private Uploader any(List<Uploader> people) {
        return people.get(fate.nextInt(people.size()));
    }

    private void meet(
            Bystander bystander, Uploader other, Encounter.Kind kind, Duration clockError) {
        Duration length = Duration.ofMinutes(fate.nextInt(5, 46));
        Instant begin = kind == Encounter.Kind.TODAY ? thisDay(length) : pastDay();
        Duration late = kind == Encounter.Kind.PLAYED_BACK ? PLAYED_BACK_AFTER : Duration.ZERO;
        for (Instant at = begin; at.isBefore(begin.plus(length)); at = at.plus(SCAN)) {
            Instant heard = at.plus(late).plus(clockError);
            int rssi = fate.nextInt(-90, -45);
            bystander.log().record(new Sighting(broadcast(other, at), heard, rssi));
        }
        encounters.add(new Encounter(bystander.name(), other.name(), kind, begin, length));
    }

    private Instant pastDay() {
        Instant day = today.minus(fate.nextInt(1, DAYS), ChronoUnit.DAYS);
        return day.plus(fate.nextInt(6 * 60, 22 * 60), ChronoUnit.MINUTES);
    }

    /// Some time since midnight; just after midnight the encounter may last into the near future.
    private Instant thisDay(Duration length) {
        Instant latest = now.minus(length);
        if (!latest.isAfter(today)) {
            return today;
        }
        return today.plusSeconds(fate.nextLong(Duration.between(today, latest).toSeconds() + 1));
    }

    private static ProximityIdentifier broadcast(Uploader uploader, Instant at) {
        return KeySchedule.of(uploader.keyAt(at).tek()).identifier(IntervalNumber.at(at));
    }
}

package org.enkeyserver.tools.check;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.check.Observation.ConditionalAnswer;
import org.enkeyserver.tools.fetch.Fetched;

/// Looks at a server: fetches the index, all it lists and what has left it.
final class Observer {

    static final int MAX_ARCHIVE_BYTES = 64 << 20;

    /// How long a delisted archive must stay, see K-54.
    static final Duration GRACE = Duration.ofHours(24);

    private static final int MAX_LINES = 5_000;
    private static final Map<String, String> LONG_AGO =
            Map.of("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT");

    private final CheckRequest request;
    private final Downloads downloads;

    Observer(CheckRequest request, Downloads downloads) {
        this.request = request;
        this.downloads = downloads;
    }

    /// Looks.
    ///
    /// @param previous the look before
    /// @param givenNow the time to judge by instead of the server's own
    Observation observe(List<CheckState> previous, List<Instant> givenNow) {
        Answer answer = downloads.get(request.index().toString());
        Fetched index =
                answer.fetched()
                        .orElseThrow(() ->
                                new ToolException(ToolException.UNREACHABLE, answer.failure()));
        String text = index.status() == 200 ? new String(index.body(), StandardCharsets.UTF_8) : "";
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MAX_LINES) {
            throw new ToolException(
                    ToolException.REFUSED, "the index has more than " + MAX_LINES + " lines");
        }
        Set<String> distinct = new LinkedHashSet<>(lines);
        List<ObservedArchive> archives = distinct.stream().map(this::archive).toList();
        Instant now = givenNow.stream().findFirst().orElseGet(() -> serverTime(index, archives));
        return new Observation(
                request,
                now,
                index,
                text,
                lines,
                archives,
                previous.stream().findFirst(),
                delisted(previous, distinct, now),
                conditional(index, archives),
                downloads);
    }

    private ObservedArchive archive(String line) {
        return new ObservedArchive(line, downloads.get(request.base() + line));
    }

    private List<ObservedArchive> delisted(
            List<CheckState> previous, Set<String> lines, Instant now) {
        Set<String> gone = new LinkedHashSet<>();
        for (CheckState state : previous) {
            gone.addAll(state.lines());
            state.delisted()
                    .forEach((line, since) -> {
                        if (Instant.ofEpochSecond(since).plus(GRACE).isAfter(now)) {
                            gone.add(line);
                        } else {
                            gone.remove(line);
                        }
                    });
        }
        gone.removeAll(lines);
        return gone.stream().map(this::archive).toList();
    }

    private List<ConditionalAnswer> conditional(Fetched index, List<ObservedArchive> archives) {
        List<ConditionalAnswer> answers = new ArrayList<>(conditional(index));
        archives.stream()
                .flatMap(archive -> archive.answer().fetched().stream())
                .filter(fetched -> fetched.status() == 200)
                .findFirst()
                .ifPresent(fetched -> answers.addAll(conditional(fetched)));
        return answers;
    }

    private List<ConditionalAnswer> conditional(Fetched fetched) {
        List<ConditionalAnswer> answers = new ArrayList<>();
        String address = fetched.uri().toString();
        fetched.header("ETag")
                .ifPresent(tag -> {
                    answers.add(ask(address, "its own ETag", true, "If-None-Match", tag));
                    answers.add(
                            ask(
                                    address,
                                    "another ETag",
                                    false,
                                    "If-None-Match",
                                    "\"enks-check-another\""));
                });
        fetched.header("Last-Modified")
                .ifPresent(date ->
                        answers.add(ask(address, "its own date", true, "If-Modified-Since", date)));
        answers.add(
                new ConditionalAnswer(
                        address + " with a date long ago",
                        false,
                        downloads.get(address, LONG_AGO)));
        return answers;
    }

    private ConditionalAnswer ask(
            String address, String what, boolean mayBeUnmodified, String header, String value) {
        return new ConditionalAnswer(
                address + " with " + what,
                mayBeUnmodified,
                downloads.get(address, Map.of(header, value)));
    }

    /// The date of the answer, or without one the end of the newest window: a check must not depend
    /// on the clock of the machine it runs on.
    private static Instant serverTime(Fetched index, List<ObservedArchive> archives) {
        return time(index, "Date")
                .orElseGet(() ->
                        archives.stream()
                                .filter(archive -> archive.file().isThere())
                                .map(archive -> archive.file().get().header())
                                .map(header -> header.endTimestamp())
                                .max(Long::compare)
                                .map(Instant::ofEpochSecond)
                                .orElse(Instant.EPOCH));
    }

    /// A header that holds a date.
    static Optional<Instant> time(Fetched fetched, String header) {
        try {
            return fetched.header(header)
                    .map(text ->
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

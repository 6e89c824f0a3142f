package org.enkeyserver.tools.upload;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.enkeyserver.tools.check.Finding;
import org.enkeyserver.tools.upload.Reply.Kind;

/// K-81 to K-83, K-85, K-86, K-88, K-89, K-92 and K-99: judged by the replies all other rows got.
final class AnswerRules {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;

    private AnswerRules() {}

    static List<UploadRule> all() {
        return List.of(
                new UploadRule(
                        "K-81",
                        Priority.A,
                        "answer success with status exactly 200",
                        each(reply ->
                                reply.status() == 0 || reply.status() == 200 || reply.isError())),
                new UploadRule(
                        "K-82",
                        Priority.A,
                        "include a non-empty revisionToken in every 200 of an upload",
                        each(reply ->
                                reply.kind() == Kind.CHAFF
                                        || reply.status() != 200
                                        || !reply.text("revisionToken").isEmpty())),
                new UploadRule(
                        "K-83",
                        Priority.A,
                        "not include a non-empty error in a 200",
                        each(reply -> reply.status() != 200 || reply.text("error").isEmpty())),
                new UploadRule(
                        "K-85",
                        Priority.A,
                        "send application/json and a JSON object, errors included",
                        each(reply ->
                                reply.status() == 0
                                        || (reply.mediaType().equals("application/json")
                                                && reply.json().isPresent()))),
                new UploadRule(
                        "K-86",
                        Priority.B,
                        "send error, code and the same errorCode on errors",
                        each(reply ->
                                !reply.isError() || reply.status() == TOO_MANY || isNamed(reply))),
                new UploadRule(
                        "K-88",
                        Priority.C,
                        "add random padding to every answer",
                        AnswerRules::padding),
                new UploadRule("K-89", Priority.A, "answer within 10 s", AnswerRules::time),
                new UploadRule(
                        "K-92",
                        Priority.B,
                        "send Retry-After and X-Retry-After with 429",
                        AnswerRules::tooMany),
                new UploadRule(
                        "K-99",
                        Priority.C,
                        "not log keys, tokens, certificates or addresses with keys",
                        _ -> Finding.notApplicable("a server's log is not seen from outside")));
    }

    private static UploadRule.Probe each(Predicate<Reply> right) {
        return server -> {
            List<Reply> wrong = server.replies().stream().filter(right.negate()).toList();
            return wrong.isEmpty()
                    ? Finding.pass()
                    : Finding.fail(
                            "%d of %d replies, one is: %s"
                                    .formatted(
                                            wrong.size(),
                                            server.replies().size(),
                                            wrong.getFirst().describe()));
        };
    }

    private static boolean isNamed(Reply reply) {
        return !reply.text("error").isEmpty()
                && !reply.text("code").isEmpty()
                && reply.text("errorCode").equals(reply.text("code"));
    }

    private static Finding padding(UploadServer server) {
        Set<String> seen = new HashSet<>();
        for (Reply reply : server.replies()) {
            String padding = reply.text("padding");
            if (reply.status() != 0 && padding.isEmpty()) {
                return Finding.fail("none in a reply: " + reply.describe());
            }
            seen.add(padding);
        }
        return seen.size() > server.replies().size() / 2
                ? Finding.pass()
                : Finding.fail("it is the same again and again");
    }

    private static Finding time(UploadServer server) {
        List<Reply> replies = server.replies();
        if (replies.stream().anyMatch(reply -> reply.status() == 0)) {
            return Finding.fail("to some requests no answer came");
        }
        List<Duration> times = replies.stream().map(Reply::took).sorted().toList();
        int rank = (int) Math.ceil(times.size() * 0.999) - 1;
        Duration slow = times.get(Math.max(0, rank));
        String told = "p99.9 of %d requests is %d ms".formatted(times.size(), slow.toMillis());
        return slow.compareTo(PATIENCE) < 0 ? Finding.pass(told) : Finding.fail(told);
    }

    private static Finding tooMany(UploadServer server) {
        List<Reply> refused =
                server.replies().stream().filter(reply -> reply.status() == TOO_MANY).toList();
        if (refused.isEmpty()) {
            return Finding.notApplicable("it answered no request with 429");
        }
        return refused.stream().allMatch(AnswerRules::tellsWhen)
                ? Finding.pass()
                : Finding.fail("a 429 does not tell when to try again");
    }

    private static boolean tellsWhen(Reply reply) {
        try {
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(reply.retryAfterDate().orElse(""));
            return reply.retryAfter().isPresent();
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}

package org.enkeyserver.tools.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enkeyserver.tools.check.Observation.ConditionalAnswer;
import org.enkeyserver.tools.fetch.Fetched;

/// K-53, K-56 to K-60, K-62, K-63, K-65 and K-68: how it is served.
final class DeliveryRules {

    private static final Pattern AGE =
            Pattern.compile("(?:^|[,\\s])(?:s-maxage|max-age)=(\\d{1,12})");
    private static final long INDEX_MAX_AGE = 300;
    private static final long ARCHIVE_MIN_AGE = 86_400;

    private DeliveryRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "K-53",
                        "every listed archive can be fetched",
                        EachArchive.answer(archive -> archive.answer().problem())),
                new Rule("K-56", "the index answers 200, text/plain", DeliveryRules::indexType),
                new Rule(
                        "K-57",
                        "archives answer 200, application/zip",
                        EachArchive.answer(archive ->
                                archive.answer()
                                        .fetched()
                                        .filter(fetched ->
                                                fetched.status() == 200
                                                        && fetched.mediaType()
                                                                .equals("application/zip"))
                                        .map(fetched -> "")
                                        .orElse(describe(archive.answer())))),
                new Rule(
                        "K-58",
                        "archives without Content-Encoding and with their Content-Length",
                        EachArchive.answer(DeliveryRules::length)),
                new Rule(
                        "K-59",
                        "the index is cached for 5 minutes at most",
                        observation -> Finding.unless(indexAge(observation.index()))),
                new Rule(
                        "K-60",
                        "archives are cached for a day or longer, by everyone",
                        EachArchive.answer(DeliveryRules::archiveAge)),
                new Rule(
                        "K-62",
                        "HTTPS, without cookies, authentication or redirects",
                        DeliveryRules::transport),
                new Rule(
                        "K-63",
                        "the base ends in one / and base + line is the address",
                        DeliveryRules::base),
                new Rule("K-65", "304 only when nothing changed", DeliveryRules::conditional),
                new Rule(
                        "K-68",
                        "a mirror serves as its origin does",
                        observation ->
                                Finding.notApplicable(
                                        "check the address of a mirror as any other server")));
    }

    private static Finding indexType(Observation observation) {
        Fetched index = observation.index();
        if (index.status() != 200) {
            return Finding.fail("it answers " + index.status());
        }
        return index.mediaType().equals("text/plain")
                ? Finding.pass()
                : Finding.fail("its type is '" + index.mediaType() + "'");
    }

    private static String describe(Answer answer) {
        return answer.fetched()
                .map(fetched -> fetched.status() + ", type '" + fetched.mediaType() + "'")
                .orElse(answer.failure());
    }

    private static String length(ObservedArchive archive) {
        if (archive.answer().status() != 200) {
            return "";
        }
        Fetched fetched = archive.answer().fetched().orElseThrow();
        String encoding = fetched.header("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            return "Content-Encoding is " + encoding;
        }
        String length = fetched.header("Content-Length").orElse("absent");
        return length.equals(String.valueOf(fetched.body().length))
                ? ""
                : "Content-Length is " + length + " for " + fetched.body().length + " bytes";
    }

    private static String indexAge(Fetched index) {
        String control = index.header("Cache-Control").orElse("").toLowerCase(Locale.ROOT);
        if (control.contains("no-cache") || control.contains("no-store")) {
            return "";
        }
        OptionalLong age = maxAge(control);
        if (age.isEmpty()) {
            return "there is no lifetime in Cache-Control, so caches make one up";
        }
        return age.getAsLong() <= INDEX_MAX_AGE ? "" : "it is " + age.getAsLong() + " seconds";
    }

    private static String archiveAge(ObservedArchive archive) {
        if (archive.answer().status() != 200) {
            return "";
        }
        String control =
                archive.answer()
                        .fetched()
                        .orElseThrow()
                        .header("Cache-Control")
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        boolean lasting =
                control.contains("public")
                        && !control.contains("no-cache")
                        && maxAge(control).orElse(0) >= ARCHIVE_MIN_AGE;
        return lasting ? "" : "Cache-Control is '" + control + "'";
    }

    /// The longest lifetime a Cache-Control allows.
    private static OptionalLong maxAge(String control) {
        Matcher matcher = AGE.matcher(control);
        OptionalLong longest = OptionalLong.empty();
        while (matcher.find()) {
            longest =
                    OptionalLong.of(Math.max(longest.orElse(0), Long.parseLong(matcher.group(1))));
        }
        return longest;
    }

    private static Finding transport(Observation observation) {
        List<Fetched> all = new ArrayList<>(List.of(observation.index()));
        observation.archives().forEach(each -> each.answer().fetched().ifPresent(all::add));
        for (Fetched each : all) {
            if (each.status() >= 300 && each.status() < 400) {
                return Finding.fail(each.uri() + " redirects");
            }
            if (each.status() == 401 || each.header("WWW-Authenticate").isPresent()) {
                return Finding.fail(each.uri() + " asks for authentication");
            }
            if (each.header("Set-Cookie").isPresent()) {
                return Finding.fail(each.uri() + " sets a cookie");
            }
        }
        if ("https".equals(observation.request().base().getScheme())) {
            return Finding.pass();
        }
        return isLoopback(String.valueOf(observation.request().base().getHost()))
                ? Finding.pass("loopback")
                : Finding.fail("it is plain HTTP");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Finding base(Observation observation) {
        String base = observation.request().base().toString();
        if (!base.endsWith("/") || base.endsWith("//")) {
            return Finding.fail("the base is " + base);
        }
        if (observation.archives().isEmpty()) {
            return Finding.pass();
        }
        boolean any =
                observation.archives().stream().anyMatch(each -> each.answer().status() == 200);
        return any ? Finding.pass() : Finding.fail("no line leads to an archive");
    }

    private static Finding conditional(Observation observation) {
        List<String> problems = new ArrayList<>();
        int unmodified = 0;
        for (ConditionalAnswer each : observation.conditional()) {
            int status = each.answer().status();
            unmodified += status == 304 ? 1 : 0;
            if (status != 200 && !(status == 304 && each.mayBeUnmodified())) {
                problems.add(each.what() + " answers " + status);
            }
        }
        if (!problems.isEmpty()) {
            return Finding.fail(EachArchive.summary(problems));
        }
        return unmodified > 0 ? Finding.pass() : Finding.pass("it never answers 304");
    }
}

package org.enkeyserver.tools.upload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Just enough of a publish endpoint for the checklist, right or wrong in one way: it proves that
/// each row notices. The real server is checked by `.ci/system-test`.
final class UploadSite implements AutoCloseable {

    static final String APP = "org.example.test";

    private static final int DAY = 144;
    private static final List<String> KNOWN =
            List.of(
                    "temporaryexposurekeys",
                    "healthauthorityid",
                    "verificationpayload",
                    "hmackey",
                    "traveler",
                    "symptomonsetinterval",
                    "revisiontoken",
                    "padding");

    private final Fault fault;
    private final int today;
    private final HttpServer server;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = new JsonMapper();

    /// Report types by key, two for a revised one.
    private final Map<String, List<String>> stored = new LinkedHashMap<>();

    private final List<String> bodies = new ArrayList<>();
    private int requests;

    private UploadSite(Fault fault, int today) throws IOException {
        this.fault = fault;
        this.today = today;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/publish", this::answer);
        server.start();
    }

    static UploadSite start(Fault fault, int today) throws IOException {
        return new UploadSite(fault, today);
    }

    String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests++;
        if (fault == Fault.DROPS_A_CONNECTION && requests == 30) {
            exchange.close();
            return;
        }
        if (exchange.getRequestHeaders().containsKey("X-Chaff")) {
            chaff(exchange, body);
            return;
        }
        Map<String, Object> reply = publish(exchange, body);
        send(exchange, reply);
    }

    private void chaff(HttpExchange exchange, byte[] body) throws IOException {
        if (fault == Fault.STORES_CHAFF && body.length > 1000) {
            publish(exchange, body);
        }
        Map<String, Object> reply =
                fault == Fault.REFUSES_CHAFF ? error(404, "bad_request") : accepted(0);
        send(exchange, reply);
    }

    private Map<String, Object> publish(HttpExchange exchange, byte[] body) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        boolean bare = fault != Fault.WANTS_A_BARE_TYPE || type.equals("application/json");
        if (fault != Fault.TAKES_ANY_TYPE && !(type.startsWith("application/json") && bare)) {
            return error(415, "bad_request");
        }
        if (body.length > largest()) {
            return error(413, "bad_request");
        }
        if (fault == Fault.LIMITS_WITHOUT_A_DATE && requests % 40 == 0) {
            return error(429, "too_many");
        }
        JsonNode tree;
        try {
            tree = json.readTree(body);
        } catch (JacksonException unreadable) {
            return error(400, "bad_request");
        }
        boolean repeated = bodies.contains(new String(body, StandardCharsets.UTF_8));
        bodies.add(new String(body, StandardCharsets.UTF_8));
        Map<String, JsonNode> members = new LinkedHashMap<>();
        tree.properties().forEach(each -> members.put(spelling(each.getKey()), each.getValue()));
        return repeated && fault != Fault.REFUSES_A_REPETITION ? accepted(0) : judge(members, tree);
    }

    private int largest() {
        return switch (fault) {
            case TAKES_LARGE_BODIES -> 1 << 20;
            case TAKES_SMALL_BODIES_ONLY -> 60_000;
            default -> 64_000;
        };
    }

    private String spelling(String name) {
        return fault == Fault.KNOWS_ONE_SPELLING && name.equals("hmacKey")
                ? "?"
                : name.toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> judge(Map<String, JsonNode> members, JsonNode tree) {
        if (breaksAMember(members, tree) || !members.containsKey("hmackey")) {
            return error(400, "bad_request");
        }
        if (!tree.path("healthAuthorityID").asString().equals(APP)) {
            return error(401, "unknown_health_authority_id");
        }
        List<JsonNode> keys = new ArrayList<>();
        tree.path("temporaryExposureKeys").forEach(keys::add);
        String[] certificate = tree.path("verificationPayload").asString().split("\\.", -1);
        if (certificate[1].length() < 10) {
            return error(401, "health_authority_verification_certificate_invalid");
        }
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(certificate[1]));
        String secret = members.get("hmackey").asString();
        if (!new SiteMac(fault, keys, secret, claims.path("tekmac").asString()).isRight()) {
            return error(401, "health_authority_verification_certificate_invalid");
        }
        return breaksAKey(keys)
                ? error(400, "bad_request")
                : store(keys, claims.path("reportType").asString(), tree);
    }

    private boolean breaksAMember(Map<String, JsonNode> members, JsonNode tree) {
        return switch (fault) {
            case REFUSES_UNKNOWN_MEMBERS -> !KNOWN.containsAll(members.keySet());
            case REFUSES_A_NULL_TOKEN -> tree.path("revisionToken").isNull();
            case WANTS_TRAVELER -> !tree.has("traveler");
            case REFUSES_LONG_PADDING -> tree.path("padding").asString("").length() > 40_000;
            case WANTS_STANDARD_BASE64 ->
                    tree.path("temporaryExposureKeys")
                            .toString()
                            .matches("(?s).*key\":\"[^\"]*[-_].*");
            default -> false;
        };
    }

    private boolean breaksAKey(List<JsonNode> keys) {
        boolean length =
                keys.stream()
                        .anyMatch(key -> SiteMac.decode(key.path("key").asString()).length != 16);
        boolean period =
                keys.stream()
                        .mapToInt(key -> key.path("rollingPeriod").asInt(0))
                        .anyMatch(intervals -> intervals < 1 || intervals > DAY);
        boolean risk = keys.stream().anyMatch(key -> !key.has("transmissionRisk"));
        long days =
                keys.stream().map(key -> key.path("rollingStartNumber").asInt()).distinct().count();
        return (length && fault != Fault.SKIPS_SHORT_KEYS)
                || (period && fault != Fault.TAKES_ANY_PERIOD)
                || (risk && fault == Fault.WANTS_A_RISK)
                || (keys.size() > 20 && fault == Fault.TAKES_20_KEYS)
                || (days < keys.size() && fault == Fault.WANTS_ONE_KEY_A_DAY);
    }

    private Map<String, Object> store(List<JsonNode> all, String type, JsonNode tree) {
        List<String> keys =
                all.stream()
                        .filter(key -> isRecent(key) || fault == Fault.TAKES_OLD_KEYS)
                        .map(key -> key.path("key").asString())
                        .filter(key -> SiteMac.decode(key).length == 16)
                        .collect(Collectors.toCollection(ArrayList::new));
        List<String> known = keys.stream().filter(stored::containsKey).toList();
        String token = tree.path("revisionToken").asString("");
        if (!known.isEmpty() && token.isEmpty()) {
            return error(400, "missing_revision_token");
        }
        if (!known.isEmpty() && (!token.equals("token") || fault == Fault.REFUSES_ITS_TOKEN)) {
            return error(400, "invalid_revision_token");
        }
        for (String key : known) {
            List<String> types = stored.getOrDefault(key, new ArrayList<>());
            if (types.size() > 1) {
                return error(400, "key_already_revised");
            }
            if (types.contains("confirmed")) {
                return error(400, "invalid_report_type_transition");
            }
            types.add(type);
        }
        keys.removeAll(known);
        keys.forEach(key -> stored.put(key, new ArrayList<>(List.of(type))));
        Map<String, Object> reply = accepted(keys.size());
        if (keys.size() + known.size() < all.size() && fault != Fault.DOES_NOT_WARN) {
            reply.put("warnings", List.of("key 1 is too old"));
        }
        return reply;
    }

    private boolean isRecent(JsonNode key) {
        return key.path("rollingStartNumber").asInt() >= (today - 15) * DAY;
    }

    private Map<String, Object> accepted(int inserted) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("status", fault == Fault.ANSWERS_201 && inserted == 3 ? 201 : 200);
        reply.put("insertedExposures", inserted);
        if (fault != Fault.GIVES_NO_TOKEN) {
            reply.put("revisionToken", "token");
        }
        if (fault == Fault.HAS_AN_ERROR_IN_A_200 && inserted == 14) {
            reply.put("error", "partial failure");
        }
        return reply;
    }

    private Map<String, Object> error(int status, String name) {
        String code = fault == Fault.HAS_CODES_OF_ITS_OWN ? "E" + name.length() : name;
        Map<String, Object> reply =
                new LinkedHashMap<>(Map.of("status", status, "error", "a sentence"));
        if (fault != Fault.HAS_NO_ERROR_CODE) {
            reply.put("code", code);
            reply.put("errorCode", code);
        }
        return reply;
    }

    private void send(HttpExchange exchange, Map<String, Object> reply) throws IOException {
        boolean chaff = exchange.getRequestHeaders().containsKey("X-Chaff");
        byte[] noise = new byte[chaff && fault == Fault.ANSWERS_CHAFF_SHORTLY ? 8 : 1_500];
        if (fault != Fault.PADS_WITH_THE_SAME) {
            random.nextBytes(noise);
        }
        if (fault != Fault.DOES_NOT_PAD) {
            reply.put("padding", Base64.getEncoder().encodeToString(noise));
        }
        int status = (int) reply.getOrDefault("status", 500);
        reply.remove("status");
        boolean html = fault == Fault.HAS_ERRORS_IN_HTML && status >= 400;
        byte[] body =
                html
                        ? "<html>no</html>".getBytes(StandardCharsets.US_ASCII)
                        : json.writeValueAsBytes(reply);
        exchange.getResponseHeaders().set("Content-Type", html ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}

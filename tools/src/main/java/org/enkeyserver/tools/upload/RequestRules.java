package org.enkeyserver.tools.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.enkeyserver.tools.check.Finding;

/// K-69 to K-77: the forms a request comes in.
final class RequestRules {

    private static final int LARGEST = 64_000;
    private static final int TOO_LARGE = 100_000;
    private static final List<Integer> PADDINGS = List.of(0, 1, 5_000, 50_000);

    private RequestRules() {}

    static List<UploadRule> all() {
        return List.of(
                new UploadRule(
                        "K-69",
                        Priority.A,
                        "accept hmacKey and hmackey",
                        server -> {
                            Expect expect = new Expect();
                            for (String name : List.of("hmacKey", "hmackey", "HMACKEY")) {
                                Draft draft = Draft.of(server.keys(1)).macKeyNamed(name);
                                expect.stored(1, name, server.send(draft));
                            }
                            return expect.finding();
                        }),
                new UploadRule(
                        "K-70",
                        Priority.A,
                        "ignore unknown members, at least vaccinated",
                        server -> {
                            Draft draft =
                                    Draft.of(server.keys(1))
                                            .with("vaccinated", false)
                                            .with("later", Map.of("than", List.of(1)));
                            return one("with vaccinated and later", server, draft);
                        }),
                new UploadRule(
                        "K-71",
                        Priority.A,
                        "accept a missing transmissionRisk",
                        server -> one("without", server, Draft.of(server.keys(1)))),
                new UploadRule(
                        "K-72",
                        Priority.A,
                        "accept missing, null or empty revisionToken as none",
                        RequestRules::noToken),
                new UploadRule(
                        "K-73",
                        Priority.A,
                        "accept traveler and symptomOnsetInterval absent or present",
                        RequestRules::optionalMembers),
                new UploadRule(
                        "K-74",
                        Priority.B,
                        "accept base64 of both alphabets, padded or not",
                        RequestRules::alphabets),
                new UploadRule(
                        "K-75",
                        Priority.B,
                        "accept application/json with any parameters, others 415",
                        RequestRules::types),
                new UploadRule(
                        "K-76",
                        Priority.B,
                        "accept bodies up to 64 000 bytes, larger 413",
                        RequestRules::sizes),
                new UploadRule(
                        "K-77",
                        Priority.A,
                        "ignore padding of any length",
                        server -> {
                            Expect expect = new Expect();
                            for (int length : PADDINGS) {
                                Draft draft =
                                        Draft.of(server.keys(1))
                                                .with("padding", "a".repeat(length));
                                expect.stored(1, length + " characters", server.send(draft));
                            }
                            return expect.finding();
                        }));
    }

    private static Finding one(String what, UploadServer server, Draft draft)
            throws InterruptedException {
        return new Expect().stored(draft.keys().size(), what, server.send(draft)).finding();
    }

    private static Finding noToken(UploadServer server) throws InterruptedException {
        // Members of a draft are never null, so the null is put into the text.
        byte[] body = server.write(Draft.of(server.keys(1)).with("revisionToken", "-"));
        byte[] nothing =
                new String(body, StandardCharsets.UTF_8)
                        .replace("\"revisionToken\":\"-\"", "\"revisionToken\":null")
                        .getBytes(StandardCharsets.UTF_8);
        return new Expect()
                .stored(1, "missing", server.send(Draft.of(server.keys(1))))
                .stored(1, "null", server.send(nothing))
                .stored(1, "empty", server.send(Draft.of(server.keys(1)).with("revisionToken", "")))
                .finding();
    }

    private static Finding optionalMembers(UploadServer server) throws InterruptedException {
        int onset = (server.today() - 3) * DraftKey.DAY;
        Draft both =
                Draft.of(server.keys(1)).with("traveler", true).with("symptomOnsetInterval", onset);
        return new Expect()
                .stored(1, "absent", server.send(Draft.of(server.keys(1))))
                .stored(1, "present", server.send(both))
                .finding();
    }

    private static Finding alphabets(UploadServer server) throws InterruptedException {
        byte[] bytes = new byte[16];
        server.random().nextBytes(bytes);
        Arrays.fill(bytes, 0, 6, (byte) 0xfb); // "+/v7+/v7": both letters that differ
        DraftKey key = DraftKey.of(bytes, server.today() - 1);
        byte[] other = bytes.clone();
        other[15]++;
        DraftKey unpadded = unpadded(DraftKey.of(other, server.today() - 1));
        return new Expect()
                .stored(1, "URL alphabet", server.send(Draft.of(List.of(key.forUrls()))))
                .stored(1, "key without padding", server.send(Draft.of(List.of(unpadded))))
                .stored(
                        1,
                        "MAC key in the URL alphabet",
                        server.send(Draft.of(server.keys(1)).macKeySpelt(DraftKey::urlForm)))
                .finding();
    }

    private static DraftKey unpadded(DraftKey key) {
        String sent =
                Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(Base64.getDecoder().decode(key.base64()));
        return new DraftKey(
                key.base64(), sent, key.start(), key.period(), key.risk(), key.withRisk());
    }

    private static Finding types(UploadServer server) throws InterruptedException {
        Expect expect = new Expect();
        for (String type :
                List.of(
                        "application/json",
                        "application/json;charset=UTF-8",
                        "application/json; v=1; charset=utf-8")) {
            byte[] body = server.write(Draft.of(server.keys(1)));
            expect.stored(1, type, server.send(body, type));
        }
        byte[] body = server.write(Draft.of(server.keys(1)));
        return expect.status(415, "text/plain", server.send(body, "text/plain")).finding();
    }

    private static Finding sizes(UploadServer server) throws InterruptedException {
        return new Expect()
                .stored(1, LARGEST + " bytes", server.send(ofLength(server, LARGEST)))
                .status(413, TOO_LARGE + " bytes", server.send(ofLength(server, TOO_LARGE)))
                .finding();
    }

    private static byte[] ofLength(UploadServer server, int length) {
        Draft draft = Draft.of(server.keys(1));
        int empty = server.write(draft.with("padding", "")).length;
        // ES256 in JWT form has one length, so a second certificate is as long as the first.
        return server.write(draft.with("padding", "a".repeat(length - empty)));
    }
}

package org.enkeyserver.tools.upload;

import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.tools.check.Finding;

/// K-78 to K-80, K-84, K-97 and K-98: which keys an upload may hold.
final class KeyRules {

    private static final int MOST = 30;
    private static final int SAME_START = 3;
    private static final int LONG_AGO = 20;

    private KeyRules() {}

    static List<UploadRule> all() {
        return List.of(
                new UploadRule(
                        "K-78",
                        Priority.A,
                        "accept 1..30 keys per request",
                        server ->
                                new Expect()
                                        .stored(1, "1 key", server.send(Draft.of(server.keys(1))))
                                        .stored(
                                                MOST,
                                                MOST + " keys",
                                                server.send(Draft.of(many(server))))
                                        .finding()),
                new UploadRule(
                        "K-79",
                        Priority.B,
                        "reject the whole request when a key is not 16 bytes",
                        KeyRules::wrongLength),
                new UploadRule(
                        "K-80",
                        Priority.B,
                        "accept up to 3 keys with the same rollingStartNumber",
                        KeyRules::sameStart),
                new UploadRule(
                        "K-84",
                        Priority.A,
                        "report problems of single keys in warnings only",
                        KeyRules::partly),
                new UploadRule(
                        "K-97",
                        Priority.B,
                        "reject keys of more than 14 days and some tolerance ago",
                        KeyRules::old),
                new UploadRule(
                        "K-98",
                        Priority.B,
                        "take rollingPeriod 1..144, and 144 by default only when documented",
                        KeyRules::periods));
    }

    private static List<DraftKey> many(UploadServer server) {
        List<DraftKey> keys = new ArrayList<>();
        for (int number = 0; number < MOST; number++) {
            keys.add(server.keyOf(1 + number / SAME_START));
        }
        return keys;
    }

    private static Finding wrongLength(UploadServer server) throws InterruptedException {
        Expect expect = new Expect();
        for (int length : List.of(15, 17)) {
            DraftKey good = server.keyOf(1);
            byte[] bytes = new byte[length];
            server.random().nextBytes(bytes);
            DraftKey bad = DraftKey.of(bytes, server.today() - 2);
            expect.refused(length + " bytes", server.send(Draft.of(List.of(good, bad))));
            expect.stored(1, "the other key, sent again", server.send(Draft.of(List.of(good))));
        }
        return expect.finding();
    }

    private static Finding sameStart(UploadServer server) throws InterruptedException {
        List<DraftKey> keys =
                List.of(server.keyOf(1).lasting(40), server.keyOf(1).lasting(90), server.keyOf(1));
        return new Expect().stored(SAME_START, "3 keys", server.send(Draft.of(keys))).finding();
    }

    private static Finding partly(UploadServer server) throws InterruptedException {
        List<DraftKey> keys = List.of(server.keyOf(1), server.keyOf(LONG_AGO));
        Reply reply = server.send(Draft.of(keys));
        if (reply.isError()) {
            return Finding.notApplicable(
                    "it refuses the whole upload for one old key: " + reply.describe());
        }
        return new Expect()
                .stored(1, "a good key and an old one", reply)
                .that(reply.hasWarnings(), "there are no warnings")
                .finding();
    }

    private static Finding old(UploadServer server) throws InterruptedException {
        Reply reply = server.send(Draft.of(List.of(server.keyOf(LONG_AGO))));
        return new Expect()
                .that(
                        !reply.isAccepted() || reply.inserted() == 0,
                        "a key of " + LONG_AGO + " days ago is stored: " + reply.describe())
                .finding();
    }

    private static Finding periods(UploadServer server) throws InterruptedException {
        Expect expect =
                new Expect()
                        .stored(1, "1", server.send(Draft.of(List.of(server.keyOf(1).lasting(1)))))
                        .stored(1, "144", server.send(Draft.of(server.keys(1))));
        for (int period : List.of(0, 145)) {
            Draft draft = Draft.of(List.of(server.keyOf(1).lasting(period)));
            expect.refused("period " + period, server.send(draft));
        }
        Reply missing = server.send(Draft.of(server.keys(1)).withoutInKeys("rollingPeriod"));
        if (expect.isMet() && missing.isAccepted()) {
            return Finding.pass("a missing period is taken for 144: is that documented?");
        }
        return expect.finding();
    }
}

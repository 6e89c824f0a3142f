package org.enkeyserver.tools.upload;

import java.util.List;
import org.enkeyserver.tools.check.Finding;

/// K-95 and K-96: what the MAC in the certificate is over.
final class MacRules {

    private MacRules() {}

    static List<UploadRule> all() {
        return List.of(
                new UploadRule(
                        "K-95",
                        Priority.A,
                        "accept the HMAC over 4 segments, over 3 only when all risks are 0",
                        MacRules::segments),
                new UploadRule(
                        "K-96",
                        Priority.A,
                        "sort by standard base64 for the HMAC, whatever was sent",
                        MacRules::order));
    }

    private static Finding segments(UploadServer server) throws InterruptedException {
        Draft risky = Draft.of(List.of(server.keyOf(1).risk(1), server.keyOf(2).risk(0)));
        Draft risky3 = Draft.of(List.of(server.keyOf(1).risk(1), server.keyOf(2).risk(0)));
        return new Expect()
                .stored(2, "4 segments", server.send(risky))
                .stored(
                        2,
                        "3 segments, no risk",
                        server.send(Draft.of(server.keys(2)).macOverThreeSegments()))
                .refused("3 segments, a risk of 1", server.send(risky3.macOverThreeSegments()))
                .finding();
    }

    private static Finding order(UploadServer server) throws InterruptedException {
        Expect expect = new Expect();
        expect.stored(2, "in order", server.send(Draft.of(List.of(slash(server), zero(server)))));
        expect.stored(2, "in reverse", server.send(Draft.of(List.of(zero(server), slash(server)))));
        Draft urls = Draft.of(List.of(slash(server).forUrls(), zero(server).forUrls()));
        return expect.stored(2, "in the URL alphabet", server.send(urls)).finding();
    }

    /// A key that sorts first as standard base64 and last as bytes and in the URL alphabet.
    private static DraftKey slash(UploadServer server) {
        return beginning((byte) 0xff, server, 1);
    }

    private static DraftKey zero(UploadServer server) {
        return beginning((byte) 0, server, 2);
    }

    private static DraftKey beginning(byte first, UploadServer server, int daysAgo) {
        byte[] bytes = new byte[16];
        server.random().nextBytes(bytes);
        bytes[0] = first;
        return DraftKey.of(bytes, server.today() - daysAgo);
    }
}

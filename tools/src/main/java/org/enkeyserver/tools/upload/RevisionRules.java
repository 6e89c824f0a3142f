package org.enkeyserver.tools.upload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.tools.check.Finding;

/// K-87, K-93 and K-94: keys that are sent a second time, and how refusals are named.
final class RevisionRules {

    private static final String TOKEN = "revisionToken";

    private RevisionRules() {}

    static List<UploadRule> all() {
        return List.of(
                new UploadRule(
                        "K-87",
                        Priority.B,
                        "use the documented code strings literally",
                        RevisionRules::codes),
                new UploadRule(
                        "K-93",
                        Priority.B,
                        "treat an identical repeated upload as success",
                        RevisionRules::repeated),
                new UploadRule(
                        "K-94",
                        Priority.A,
                        "accept a token as returned, for 15 days, across key rotation",
                        RevisionRules::returned));
    }

    private static Finding codes(UploadServer server) throws InterruptedException {
        Expect expect = new Expect();
        code(expect, "bad_request", server.send("{".getBytes(StandardCharsets.UTF_8)));
        Draft draft = Draft.of(server.keys(1));
        code(
                expect,
                "unknown_health_authority_id",
                server.send(draft.with("healthAuthorityID", "nobody.knows.this.app")));
        code(
                expect,
                "health_authority_verification_certificate_invalid",
                server.send(draft.with("verificationPayload", "a.b.c")));
        Reply first = server.send(draft);
        expect.stored(1, "a new key", first);
        code(expect, "missing_revision_token", server.send(draft.diagnosis(ReportType.NEGATIVE)));
        code(
                expect,
                "invalid_revision_token",
                server.send(draft.with(TOKEN, "AAAA").diagnosis(ReportType.NEGATIVE)));
        code(
                expect,
                "invalid_report_type_transition",
                server.send(draft.with(TOKEN, first.text(TOKEN)).diagnosis(ReportType.LIKELY)));
        revisedTwice(server, expect);
        return expect.finding();
    }

    private static void revisedTwice(UploadServer server, Expect expect)
            throws InterruptedException {
        Draft draft = Draft.of(server.keys(1)).diagnosis(ReportType.LIKELY);
        for (ReportType type : List.of(ReportType.LIKELY, ReportType.CONFIRMED)) {
            Reply reply = server.send(draft.diagnosis(type));
            expect.accepted("a diagnosis of " + type.claim(), reply);
            draft = draft.with(TOKEN, reply.text(TOKEN));
        }
        code(expect, "key_already_revised", server.send(draft.diagnosis(ReportType.NEGATIVE)));
    }

    private static void code(Expect expect, String code, Reply reply) {
        expect.that(
                reply.isError() && reply.text("code").equals(code),
                "instead of " + code + ": " + reply.describe());
    }

    private static Finding repeated(UploadServer server) throws InterruptedException {
        byte[] body = server.write(Draft.of(server.keys(3)));
        Expect expect = new Expect().stored(3, "first", server.send(body));
        Reply second = server.send(body);
        return expect.stored(0, "again", second)
                .that(
                        !second.isAccepted() || !second.text(TOKEN).isEmpty(),
                        "again: there is no token")
                .finding();
    }

    private static Finding returned(UploadServer server) throws InterruptedException {
        Draft draft = Draft.of(server.keys(2)).diagnosis(ReportType.LIKELY);
        Reply first = server.send(draft);
        Draft second = draft.with(TOKEN, first.text(TOKEN)).diagnosis(ReportType.CONFIRMED);
        Expect expect =
                new Expect()
                        .stored(2, "likely", first)
                        .accepted("confirmed, with the token", server.send(second));
        return expect.isMet()
                ? Finding.notApplicable(
                        "a fresh token is accepted; one look cannot tell of 15 days and rotation")
                : expect.finding();
    }
}

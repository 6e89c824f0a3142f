package org.enkeyserver.tools.upload;

import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.tools.check.Finding;

/// Collects what is wrong in one row.
final class Expect {

    private final List<String> problems = new ArrayList<>();

    /// All keys of the upload are taken.
    Expect accepted(String what, Reply reply) {
        return that(reply.isAccepted(), what + ": " + reply.describe());
    }

    /// All keys of the upload are taken, and the server says so.
    Expect stored(int keys, String what, Reply reply) {
        accepted(what, reply);
        return that(
                !reply.isAccepted() || reply.inserted() == keys || reply.inserted() < 0,
                what + ": " + reply.inserted() + " keys inserted instead of " + keys);
    }

    /// The upload is refused for good.
    Expect refused(String what, Reply reply) {
        return that(reply.status() >= 400 && reply.status() < 500, what + ": " + reply.describe());
    }

    Expect status(int status, String what, Reply reply) {
        return that(reply.status() == status, what + ": " + reply.describe());
    }

    Expect that(boolean right, String problem) {
        if (!right) {
            problems.add(problem);
        }
        return this;
    }

    boolean isMet() {
        return problems.isEmpty();
    }

    Finding finding() {
        return Finding.unless(String.join("; ", problems));
    }
}

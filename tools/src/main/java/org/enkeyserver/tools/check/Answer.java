package org.enkeyserver.tools.check;

import java.util.Optional;
import org.enkeyserver.tools.fetch.Fetched;

/// What came of a request: an answer, or the reason why there was none.
record Answer(Optional<Fetched> fetched, String failure) {

    static Answer of(Fetched fetched) {
        return new Answer(Optional.of(fetched), "");
    }

    static Answer none(String reason) {
        return new Answer(Optional.empty(), reason);
    }

    int status() {
        return fetched.map(Fetched::status).orElse(0);
    }

    /// A problem in words unless the status is 200.
    String problem() {
        return fetched.isEmpty() ? failure : status() == 200 ? "" : "answers " + status();
    }
}

package org.enkeyserver.tools.bench;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Real uploads and chaff in random order, at a given share.
final class Mixture {

    private final SignedRequests real;
    private final ChaffRequest chaff;
    private final double share;
    private final SecureRandom random;

    /// Mixes.
    ///
    /// @param share of the requests that are chaff, 0 to less than 1
    Mixture(SignedRequests real, ChaffRequest chaff, double share, SecureRandom random) {
        this.real = real;
        this.chaff = chaff;
        this.share = share;
        this.random = random;
    }

    /// Signs what is real among `count` requests, at least one.
    List<BenchRequest> make(int count) throws InterruptedException {
        int realOnes = Math.max(1, (int) Math.round(count * (1 - share)));
        List<BenchRequest> requests = new ArrayList<>(real.sign(realOnes));
        requests.addAll(Collections.nCopies(Math.max(0, count - realOnes), chaff));
        if (share > 0) {
            Collections.shuffle(requests, random);
        }
        return requests;
    }
}

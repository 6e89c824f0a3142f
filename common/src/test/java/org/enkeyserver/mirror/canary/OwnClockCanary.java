package org.enkeyserver.mirror.canary;

import java.time.Instant;

final class OwnClockCanary {
    Instant now() {
        return Instant.now();
    }
}

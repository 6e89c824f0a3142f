package org.enkeyserver.exposure.rotation;

import java.time.Instant;

/// A revision key that is not destroyed, without its secret.
record AllowedKey(long kid, Instant createdAt) {}

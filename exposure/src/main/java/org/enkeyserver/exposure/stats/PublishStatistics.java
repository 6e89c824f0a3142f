package org.enkeyserver.exposure.stats;

import java.security.SecureRandom;

/// Counts uploads, by authority and hour.
///
/// Joins the caller's transaction, so that what is rolled back was never counted and what is
/// committed is never lost. Call it last: the row stays locked until the transaction ends. // D20
public final class PublishStatistics {

    /// Rows that an authority's uploads of one hour are spread over.
    static final int SHARDS = 16;

    private final HourStore hours;
    private final SecureRandom random;

    PublishStatistics(HourStore hours, SecureRandom random) {
        this.hours = hours;
        this.random = random;
    }

    /// Counts an upload whose certificate was verified and that changed something.
    public void add(PublishFacts facts) {
        hours.add(facts, random.nextInt(SHARDS));
    }
}

package org.enkeyserver.tools.phone;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Answers that get lost on their way to the phone, so that it sends the same bytes again.
///
/// Only the first answer to a request is ever lost. Safe for use by several threads.
public final class AnswerLoss {

    private final BooleanSupplier chance;
    private final AtomicInteger struck = new AtomicInteger();

    private AnswerLoss(BooleanSupplier chance) {
        this.chance = chance;
    }

    public static AnswerLoss never() {
        return new AnswerLoss(() -> false);
    }

    /// Loses a share of the answers.
    ///
    /// @param share 0 for none, 1 for all
    public static AnswerLoss of(double share, SecureRandom random) {
        return new AnswerLoss(() -> random.nextDouble() < share);
    }

    /// Whether this answer is lost.
    boolean strikes() {
        boolean strikes = chance.getAsBoolean();
        if (strikes) {
            struck.incrementAndGet();
        }
        return strikes;
    }

    /// How many answers were lost so far.
    public int count() {
        return struck.get();
    }
}

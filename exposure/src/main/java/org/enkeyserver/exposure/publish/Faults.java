package org.enkeyserver.exposure.publish;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Describes exceptions without their texts: PostgreSQL's quote rows, and rows are secret.
final class Faults {

    private static final int FRAMES = 8;
    private static final int CAUSES = 5;

    private Faults() {}

    /// The types of the fault and its causes, and where the first of them was thrown.
    static String describe(Throwable fault) {
        String types =
                Stream.iterate(fault, one -> one != null, Throwable::getCause)
                        .limit(CAUSES)
                        .map(one -> one.getClass().getName())
                        .collect(Collectors.joining(" <- "));
        String frames =
                Stream.of(fault.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" "));
        return types + " at " + frames;
    }
}

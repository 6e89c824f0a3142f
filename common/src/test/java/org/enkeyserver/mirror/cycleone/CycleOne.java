package org.enkeyserver.mirror.cycleone;

import org.enkeyserver.mirror.cycletwo.CycleTwo;

/// One half of a cycle between features.
public final class CycleOne {
    CycleTwo other(CycleTwo two) {
        return two;
    }
}

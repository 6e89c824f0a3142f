package org.enkeyserver.mirror.cycletwo;

import org.enkeyserver.mirror.cycleone.CycleOne;

/// The other half of a cycle between features.
public final class CycleTwo {
    CycleOne other(CycleOne one) {
        return one;
    }
}

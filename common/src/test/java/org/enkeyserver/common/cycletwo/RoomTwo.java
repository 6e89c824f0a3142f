package org.enkeyserver.common.cycletwo;

import org.enkeyserver.common.cycleone.RoomOne;

/// The other half of a cycle between rooms.
public final class RoomTwo {
    RoomOne other(RoomOne one) {
        return one;
    }
}

package org.enkeyserver.common.cycleone;

import org.enkeyserver.common.cycletwo.RoomTwo;

/// One half of a cycle between rooms.
public final class RoomOne {
    RoomTwo other(RoomTwo two) {
        return two;
    }
}

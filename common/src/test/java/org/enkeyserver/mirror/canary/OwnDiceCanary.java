package org.enkeyserver.mirror.canary;

import java.util.Random;

final class OwnDiceCanary {
    int roll() {
        return new Random().nextInt(6);
    }
}

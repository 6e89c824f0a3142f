package org.enkeyserver.exposure.limits;

/// How many requests are admitted.
///
/// @param perMinute in the long run; 0 admits every request
/// @param burst how many may come at once after a pause
record Rate(int perMinute, int burst) {

    boolean isOff() {
        return perMinute == 0;
    }
}

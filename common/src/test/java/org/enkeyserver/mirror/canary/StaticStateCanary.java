package org.enkeyserver.mirror.canary;

final class StaticStateCanary {
    static int count;

    private StaticStateCanary() {}
}

package org.enkeyserver.mirror.canary;

final class KeyHelper {}

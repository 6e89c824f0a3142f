package org.enkeyserver.exposure.testing;

import java.util.Map;

/// Servers that test classes share, since a start costs seconds. They run until the JVM ends; a
/// test cleans up what it needs clean.
public final class Servers {

    private Servers() {}

    /// The defaults.
    public static PublishServer usual() {
        return Usual.SERVER;
    }

    /// As close to the reference server as settings allow.
    public static PublishServer legacy() {
        return Legacy.SERVER;
    }

    private static final class Usual {
        private static final PublishServer SERVER = PublishServer.start();
    }

    private static final class Legacy {
        private static final PublishServer SERVER =
                PublishServer.start(
                        Map.of(
                                "enks.publish.certificate.require-expiry", "false",
                                "enks.publish.prefer-certificate-onset", "false",
                                "enks.publish.allow-bypass", "true",
                                "enks.publish.default-region", "us",
                                "enks.publish.debug-release-same-day-keys", "true",
                                "enks.publish.response-padding-min-bytes", "100",
                                "enks.publish.response-padding-range", "100",
                                "enks.publish.unauthorized-status", "400"));
    }
}

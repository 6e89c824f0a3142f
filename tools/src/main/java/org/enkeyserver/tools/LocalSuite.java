package org.enkeyserver.tools;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where a suite started by `./enks up` is found: the options every tool shares that talks to it.
public final class LocalSuite {

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "8080",
            description = "First port of the suite, as given to up (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".enks",
            description = "Data folder of the suite, as given to up (default: ${DEFAULT-VALUE}).")
    private Path data;

    public URI exposure() {
        return at(0);
    }

    public URI export() {
        return at(1);
    }

    public URI exportImporter() {
        return at(2);
    }

    public URI mirror() {
        return at(3);
    }

    public URI adminConsole() {
        return at(4);
    }

    /// The local CDN, which also answers for the suite's clock.
    public URI cdn() {
        return at(5);
    }

    /// The folder with `demo-ha.key.pem`, `signing-key.pub.pem` and `api-token`.
    public Path data() {
        return data;
    }

    private URI at(int offset) {
        return URI.create("http://localhost:" + (portBase + offset) + "/");
    }
}

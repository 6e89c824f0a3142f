package org.enkeyserver.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// The six ports of a suite, from the base up.
record Ports(int base) {

    static final int COUNT = 6;

    int exposure() {
        return base;
    }

    int export() {
        return base + 1;
    }

    int exportImporter() {
        return base + 2;
    }

    int mirror() {
        return base + 3;
    }

    int adminConsole() {
        return base + 4;
    }

    int cdn() {
        return base + 5;
    }

    /// Refuses to go on when one of them is taken.
    void check() {
        for (int port = base; port < base + COUNT; port++) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException taken) {
                throw new StandaloneException(
                        "port "
                                + port
                                + " is in use: stop what uses it, or choose other ports with"
                                + " --port-base",
                        taken);
            }
        }
    }
}

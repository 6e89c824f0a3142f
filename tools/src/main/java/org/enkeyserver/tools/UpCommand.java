package org.enkeyserver.tools;

import picocli.CommandLine.Command;

/// Stands for `up` in the list of commands; the launcher starts the suite itself.
@Command(
        name = "up",
        description = "Starts the whole suite on this machine (./enks up --help).",
        footer = {"", "Example: ./enks up --data /tmp/try --port-base 9080 --clock shiftable"})
final class UpCommand implements Runnable {

    @Override
    public void run() {
        throw new ToolException(ToolException.REFUSED, "the suite is started by ./enks up");
    }
}

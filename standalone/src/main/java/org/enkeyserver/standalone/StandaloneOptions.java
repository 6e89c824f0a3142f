package org.enkeyserver.standalone;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// What `./enks up` was asked for.
///
/// @param data folder that keeps everything
/// @param portBase first of the six ports
/// @param clockIsShiftable whether `./enks clock advance` may move the suite's clock
/// @param wantsHelp print the usage and end
record StandaloneOptions(Path data, int portBase, boolean clockIsShiftable, boolean wantsHelp) {

    static final String USAGE =
            """
            Usage: enks up [--data DIR] [--port-base N] [--clock system|shiftable]

            Starts the whole suite on this machine, for this machine only: embedded PostgreSQL,
            every service, a local CDN, a demo health authority and a demo export.

              --data DIR       keeps everything here; made if needed (default: .enks)
              --port-base N    first of six ports (default: 8080)
              --clock KIND     system, or shiftable by `enks clock advance` (default: system)
              --help           this text

            Example: enks up --data /tmp/try --port-base 9080 --clock shiftable
            """;

    StandaloneOptions {
        if (portBase < 1 || portBase > 65_530) {
            throw new StandaloneException("--port-base must be between 1 and 65530");
        }
    }

    static StandaloneOptions parse(List<String> arguments) {
        Path data = Path.of(".enks");
        int portBase = 8080;
        boolean shiftable = false;
        boolean help = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            switch (name) {
                case "--help", "-h" -> help = true;
                case "--data" -> data = Path.of(value(word, equals, rest));
                case "--port-base" -> portBase = number(value(word, equals, rest));
                case "--clock" -> shiftable = isShiftable(value(word, equals, rest));
                default ->
                        throw new StandaloneException(
                                "up does not know " + word + "; see ./enks up --help");
            }
        }
        return new StandaloneOptions(data.toAbsolutePath().normalize(), portBase, shiftable, help);
    }

    private static String value(String word, int equals, Iterator<String> rest) {
        if (equals >= 0) {
            return word.substring(equals + 1);
        }
        if (!rest.hasNext()) {
            throw new StandaloneException(word + " needs a value; see ./enks up --help");
        }
        return rest.next();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw new StandaloneException("--port-base needs a number, not " + text);
        }
    }

    private static boolean isShiftable(String kind) {
        return switch (kind) {
            case "system" -> false;
            case "shiftable" -> true;
            default -> throw new StandaloneException("--clock is system or shiftable, not " + kind);
        };
    }
}

package org.enkeyserver.standalone;

/// What a person sees when the suite is ready.
record ReadyMessage(StandaloneOptions options, Ports ports, ShiftableClock clock) {

    String text() {
        return """

        EN Key Server is ready.

          publish API      %1$s/v1/publish
          export           %2$s
          export-importer  %3$s
          mirror           %4$s
          admin console    %5$s
          CDN              %6$s/exports/us/index.txt
          data folder      %7$s
          clock            %8$s

        Try it: an upload without a certificate is refused, and padded like every answer.

          curl %1$s/health
          curl -i -H 'Content-Type: application/json' %1$s/v1/publish -d \\
            '{"healthAuthorityID":"org.enkeyserver.demo","temporaryExposureKeys":[]}'

        Next: play phones that meet, publish and download.

          ./enks simulate%9$s

        Ctrl-C stops the suite; the data stay.
        """
                .formatted(
                        at(ports.exposure()),
                        at(ports.export()),
                        at(ports.exportImporter()),
                        at(ports.mirror()),
                        at(ports.adminConsole()),
                        at(ports.cdn()),
                        options.data(),
                        clockText(),
                        suiteOptions());
    }

    private String clockText() {
        String kind = options.clockIsShiftable() ? "shiftable (./enks clock advance)" : "system";
        return clock.offset().isZero() ? kind : kind + ", " + clock.offset() + " ahead";
    }

    /// What every tool must be told when the suite is not where tools look for it.
    private String suiteOptions() {
        String ports = options.portBase() == 8080 ? "" : " --port-base " + options.portBase();
        String data = options.data().endsWith(".enks") ? "" : " --data '" + options.data() + "'";
        return ports + data;
    }

    private static String at(int port) {
        return "http://localhost:" + port;
    }
}

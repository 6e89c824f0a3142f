package org.enkeyserver.tools.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enkeyserver.tools.LocalSuite;
import org.enkeyserver.tools.ToolException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which server is meant and what opens it.
final class ConfigServer {

    @Mixin private LocalSuite suite = new LocalSuite();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of another server's admin-console instead.")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the API token; by default api-token in the data folder.")
    private @Nullable Path tokenFile;

    ConfigClient connect() {
        return new ConfigClient(url == null ? suite.adminConsole() : checked(url), token());
    }

    private static URI checked(URI url) {
        String scheme = url.getScheme();
        if ((!"http".equals(scheme) && !"https".equals(scheme)) || url.getHost() == null) {
            throw new ToolException(
                    ToolException.WRONG_USAGE,
                    "--url %s is not an address: give http(s)://HOST:PORT of an admin-console"
                            .formatted(url));
        }
        return url;
    }

    private String token() {
        Path file = tokenFile == null ? suite.data().resolve("api-token") : tokenFile;
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "cannot read the API token in %s; is the suite started (./enks up), or give --data or --token-file"
                            .formatted(file));
        }
    }
}

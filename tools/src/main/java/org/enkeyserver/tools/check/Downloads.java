package org.enkeyserver.tools.check;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.fetch.Fetcher;

/// Fetches what phones fetch, each address once for each set of headers.
final class Downloads {

    private final Fetcher fetcher;
    private final Map<String, Answer> answers = new HashMap<>();

    Downloads(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    Answer get(String address, Map<String, String> headers) {
        return answers.computeIfAbsent(address + " " + headers, key -> fetch(address, headers));
    }

    Answer get(String address) {
        return get(address, Map.of());
    }

    private Answer fetch(String address, Map<String, String> headers) {
        try {
            return Answer.of(fetcher.get(URI.create(address), Observer.MAX_ARCHIVE_BYTES, headers));
        } catch (IllegalArgumentException unusable) {
            return Answer.none("is no address");
        } catch (ToolException failed) {
            return Answer.none(String.valueOf(failed.getMessage()));
        }
    }
}

package org.enkeyserver.tools.check;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enkeyserver.common.tek.TemporaryExposureKey;
import org.enkeyserver.tools.fetch.Fetched;

/// iOS Exposure Notifications Express: strict about types, one file at a time, continues after the
/// last line it has.
final class IosPhone implements Phone {

    private final CheckRequest request;
    private final Downloads downloads;
    private final PhoneReading reading;
    private final Set<TemporaryExposureKey> keys = new HashSet<>();
    private final Set<String> stored = new HashSet<>();
    private String last = "";

    IosPhone(CheckRequest request, Downloads downloads) {
        this.request = request;
        this.downloads = downloads;
        this.reading = new PhoneReading(request.key());
    }

    @Override
    public String name() {
        return "iOS-ENX";
    }

    @Override
    public void run(String index, String mediaType) {
        if (!mediaType.equals("text/plain")) {
            throw new PhoneStopped("the index is not text/plain");
        }
        List<String> lines =
                index.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (String line : lines.subList(lines.indexOf(last) + 1, lines.size())) {
            take(line);
            last = line;
        }
    }

    private void take(String line) {
        String base = request.base().toString();
        String address = (base.endsWith("/") ? base : base + "/") + encoded(line);
        Answer answer = downloads.get(address, Map.of("Accept", "application/zip"));
        if (answer.status() == 403) {
            return;
        }
        Fetched fetched =
                answer.fetched()
                        .filter(each -> each.status() == 200)
                        .filter(each -> each.mediaType().equals("application/zip"))
                        .orElseThrow(() ->
                                new PhoneStopped(line + " is not a 200 with application/zip"));
        if (!line.endsWith(".zip") || !stored.add(line.replace('/', '_'))) {
            throw new PhoneStopped(line + " cannot be stored under its name");
        }
        keys.addAll(reading.asIos(line, fetched.body()));
    }

    private static String encoded(String line) {
        return line.replace("%", "%25").replace(" ", "%20").replace("?", "%3F");
    }

    @Override
    public Set<TemporaryExposureKey> keys() {
        return keys;
    }
}

package org.enkeyserver.tools.check;

import java.util.HashSet;
import java.util.Set;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// The covidgreen apps: take the window from the file's name, trim nothing, and forget a file that
/// failed.
final class CovidgreenPhone implements Phone {

    private final CheckRequest request;
    private final Downloads downloads;
    private final PhoneReading reading;
    private final Set<TemporaryExposureKey> keys = new HashSet<>();
    private long storedEnd;

    CovidgreenPhone(CheckRequest request, Downloads downloads) {
        this.request = request;
        this.downloads = downloads;
        this.reading = new PhoneReading(request.key());
    }

    @Override
    public String name() {
        return "covidgreen";
    }

    @Override
    public void run(String index, String mediaType) {
        String base = request.base().toString();
        String server = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        long reached = storedEnd;
        for (String line : index.split("\n", -1)) {
            long[] window = window(line);
            if (window[0] < storedEnd) {
                continue;
            }
            reached = Math.max(reached, window[1]);
            Answer answer = downloads.get(server + "/" + line);
            if (answer.status() == 200) {
                keys.addAll(reading.asAndroid(line, answer.fetched().orElseThrow().body()));
            }
        }
        storedEnd = reached;
    }

    private static long[] window(String line) {
        String[] parts = line.substring(line.lastIndexOf('/') + 1).split("-", -1);
        try {
            return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException other) {
            throw new PhoneStopped("the line '" + line + "' is no <start>-<end>-<number>.zip");
        }
    }

    @Override
    public Set<TemporaryExposureKey> keys() {
        return keys;
    }
}

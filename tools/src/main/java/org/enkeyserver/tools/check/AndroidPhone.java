package org.enkeyserver.tools.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// Android Exposure Notifications Express: one failed download ends the run, and the operating
/// system reads archives strictly.
final class AndroidPhone implements Phone {

    private final CheckRequest request;
    private final Downloads downloads;
    private final PhoneReading reading;
    private final Set<TemporaryExposureKey> keys = new HashSet<>();
    private String last = "";

    AndroidPhone(CheckRequest request, Downloads downloads) {
        this.request = request;
        this.downloads = downloads;
        this.reading = new PhoneReading(request.key());
    }

    @Override
    public String name() {
        return "Android-ENX";
    }

    @Override
    public void run(String index, String mediaType) {
        String base = request.base().toString();
        List<String> addresses =
                Arrays.stream(index.split("\\s+"))
                        .filter(line -> !line.isEmpty())
                        .map(line -> (base.endsWith("/") ? base : base + "/") + line)
                        .toList();
        Set<TemporaryExposureKey> found = new HashSet<>();
        List<String> fresh = addresses.subList(addresses.indexOf(last) + 1, addresses.size());
        for (String address : fresh) {
            Answer answer = downloads.get(address);
            if (answer.status() == 0 || answer.status() >= 300) {
                throw new PhoneStopped(address + " fails, and with it the whole run");
            }
            found.addAll(reading.asAndroid(address, answer.fetched().orElseThrow().body()));
        }
        keys.addAll(found);
        last = fresh.isEmpty() ? last : fresh.getLast();
    }

    @Override
    public Set<TemporaryExposureKey> keys() {
        return keys;
    }
}

package org.enkeyserver.tools.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enkeyserver.common.tek.TemporaryExposureKey;

/// Apps like eRouška: split at LF alone, append the line to the base as it is, remember the last
/// file name, and stop at the first failure.
final class ConcatPhone implements Phone {

    private final CheckRequest request;
    private final Downloads downloads;
    private final PhoneReading reading;
    private final Set<TemporaryExposureKey> keys = new HashSet<>();
    private String last = "";

    ConcatPhone(CheckRequest request, Downloads downloads) {
        this.request = request;
        this.downloads = downloads;
        this.reading = new PhoneReading(request.key());
    }

    @Override
    public String name() {
        return "strict-concat";
    }

    @Override
    public void run(String index, String mediaType) {
        List<String> lines = List.of(index.split("\n", -1));
        List<String> names = lines.stream().map(ConcatPhone::fileName).toList();
        for (String line : lines.subList(names.indexOf(last) + 1, lines.size())) {
            String address = request.base() + line;
            Answer answer = downloads.get(address);
            if (answer.status() != 200) {
                throw new PhoneStopped("'" + address + "' fails, and with it the whole run");
            }
            keys.addAll(reading.asIos(line, answer.fetched().orElseThrow().body()));
        }
        last = names.getLast();
    }

    private static String fileName(String line) {
        return line.substring(line.lastIndexOf('/') + 1);
    }

    @Override
    public Set<TemporaryExposureKey> keys() {
        return keys;
    }
}

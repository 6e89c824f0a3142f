package org.enkeyserver.tools.phone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enkeyserver.tools.ToolException;

/// A phone that looks for new exports again and again, in the manner of its family.
///
/// Both families continue in the index after the line they remember. iOS remembers each file as it
/// goes and skips one that answers 403; Android forgets the whole run when one download fails. Not
/// safe for use by several threads.
public final class DownloadingPhone {

    private final PhoneProfile profile;
    private final Cdn cdn;
    private final ArchiveReader reader;
    private String last = "";

    public DownloadingPhone(PhoneProfile profile, Cdn cdn, ArchiveReader reader) {
        this.profile = profile;
        this.cdn = cdn;
        this.reader = reader;
    }

    public PhoneProfile profile() {
        return profile;
    }

    /// Downloads what the index lists and this phone has not seen.
    ///
    /// @throws IOException when the server is out of reach; the next call goes on
    /// @throws ToolException when the server sends what such a phone would refuse
    public List<DownloadedExport> downloadNew() throws InterruptedException, IOException {
        Download index = cdn.index();
        // A bucket without its first export; many answer 403 for what is not there.
        if (index.isMissing() || index.isForbidden()) {
            return List.of();
        }
        if (!index.isUsable("text/plain")) {
            throw refused("the index", index);
        }
        List<String> lines = PhoneProfile.after(last, lines(index.text()));
        return switch (profile) {
            case IOS_ENX -> oneByOne(lines);
            case ANDROID_ENX -> allOrNothing(lines);
        };
    }

    private List<DownloadedExport> oneByOne(List<String> lines)
            throws InterruptedException, IOException {
        List<DownloadedExport> exports = new ArrayList<>();
        for (String line : lines) {
            Download archive = cdn.archive(line);
            if (!archive.isForbidden()) {
                exports.add(open(line, archive));
            }
            last = line;
        }
        return exports;
    }

    private List<DownloadedExport> allOrNothing(List<String> lines)
            throws InterruptedException, IOException {
        List<DownloadedExport> exports = new ArrayList<>();
        for (String line : lines) {
            exports.add(open(line, cdn.archive(line)));
        }
        if (!lines.isEmpty()) {
            last = lines.getLast();
        }
        return exports;
    }

    private DownloadedExport open(String line, Download archive) {
        if (!archive.isUsable("application/zip")) {
            throw refused(line, archive);
        }
        return reader.read(line, archive.body());
    }

    private ToolException refused(String what, Download download) {
        return new ToolException(
                ToolException.REFUSED,
                "%s phones refuse %s: %s".formatted(profile.title(), what, download.describe()));
    }

    private List<String> lines(String index) {
        Stream<String> lines =
                switch (profile) {
                    case IOS_ENX -> index.lines().map(String::strip);
                    case ANDROID_ENX -> Pattern.compile("\\s+").splitAsStream(index);
                };
        return lines.filter(line -> !line.isEmpty()).toList();
    }
}

package org.enkeyserver.standalone;

import com.sun.net.httpserver.Headers;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Which version of an object a reader has.
///
/// @param etag strong: every write makes a new file, with a number and a time of its own
/// @param modified in whole seconds, as HTTP has no finer
record ObjectVersion(String etag, Instant modified) {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    static ObjectVersion of(BasicFileAttributes file) {
        long time = file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        int key = Objects.hashCode(file.fileKey());
        return new ObjectVersion(
                "\""
                        + Long.toHexString(time)
                        + "-"
                        + Long.toHexString(file.size())
                        + "-"
                        + Integer.toHexString(key)
                        + "\"",
                file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    String lastModified() {
        return HTTP_DATE.format(modified);
    }

    /// Whether a conditional request names this version; the entity tag outweighs the date.
    boolean isKnownTo(Headers request) {
        String tags = request.getFirst("If-None-Match");
        if (tags != null) {
            return tags.strip().equals("*")
                    || Arrays.stream(tags.split(",", -1))
                            .map(tag -> tag.strip().replaceFirst("^W/", ""))
                            .anyMatch(etag::equals);
        }
        String since = request.getFirst("If-Modified-Since");
        if (since == null) {
            return false;
        }
        try {
            return !modified.isAfter(
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(since.strip(), Instant::from));
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}

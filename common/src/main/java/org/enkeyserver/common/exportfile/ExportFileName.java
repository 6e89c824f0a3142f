package org.enkeyserver.common.exportfile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an archive: `<root>/<start>-<end>-<number>.zip`.
///
/// @param root prefix within the bucket, may hold `/`; empty for none
/// @param start window start in Unix seconds
/// @param end window end in Unix seconds
/// @param number counts the files of a window from 1
public record ExportFileName(String root, long start, long end, int number) {

    private static final Pattern NAME =
            Pattern.compile("(?:(.+)/)?(\\d{1,18})-(\\d{1,18})-(\\d{5,9})\\.zip");

    /// The name of a file of a window; a regenerated window gets names of its own.
    ///
    /// @param regenerated how often exports were regenerated (`REPROCESS_COUNT`), 0 for never
    public static ExportFileName of(
            String root, long start, long end, int number, int regenerated) {
        return new ExportFileName(root, start + regenerated, end + regenerated, number);
    }

    /// Takes a line of an index apart; empty when it has another form.
    public static Optional<ExportFileName> parse(String line) {
        Matcher matcher = NAME.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String root = matcher.group(1);
        return Optional.of(
                new ExportFileName(
                        root == null ? "" : root,
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        Integer.parseInt(matcher.group(4))));
    }

    /// The object name, which is also the line in the index.
    public String objectName() {
        String file = String.format(Locale.ROOT, "%d-%d-%05d.zip", start, end, number);
        return root.isEmpty() ? file : root + "/" + file;
    }
}

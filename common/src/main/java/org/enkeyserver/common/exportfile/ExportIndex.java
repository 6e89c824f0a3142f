package org.enkeyserver.common.exportfile;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// The list of archives a phone walks: object names, oldest first, one a line.
///
/// LF between lines and none at the end, no blank line, plain characters only: clients split at
/// different blanks and append a line to a base address as it is.
public final class ExportIndex {

    /// What mirrors of the reference server accept.
    public static final int MAX_BYTES = 1 << 20;

    private static final Pattern LINE = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    private ExportIndex() {}

    /// Renders names in ascending byte order, each once.
    ///
    /// @throws IllegalArgumentException when a name has characters that some client chokes on
    public static byte[] render(Collection<String> objectNames) {
        List<String> lines = objectNames.stream().distinct().sorted().toList();
        for (String line : lines) {
            if (!isPlain(line)) {
                throw new IllegalArgumentException("not fit for an index: " + line);
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads an index, tolerating what phones tolerate: CR, blank lines, a final line feed.
    ///
    /// The order is kept. The lines are not to be trusted: whoever resolves one checks where it
    /// leads.
    ///
    /// @throws MalformedExportException when it is too large or no ASCII text
    public static List<String> parse(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new MalformedExportException(
                    Defect.INDEX_TOO_LARGE, "the index exceeds " + MAX_BYTES + " bytes");
        }
        for (byte each : content) {
            if (each <= 0 || (each < ' ' && each != '\n' && each != '\r' && each != '\t')) {
                throw new MalformedExportException(
                        Defect.INDEX_NOT_TEXT, "the index is not plain ASCII text");
            }
        }
        return new String(content, StandardCharsets.US_ASCII)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Whether a line is safe for every client: `[A-Za-z0-9._/-]`, no leading `/`, no `..`.
    public static boolean isPlain(String line) {
        return LINE.matcher(line).matches() && !line.contains("..");
    }
}

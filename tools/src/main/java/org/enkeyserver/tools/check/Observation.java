package org.enkeyserver.tools.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enkeyserver.common.exportfile.ExportFile;
import org.enkeyserver.tools.fetch.Fetched;

/// Everything one look at a server gathered.
///
/// @param now the server's time
/// @param lines the lines of the index, blanks around them removed, none empty
/// @param archives one for each different line, in order
/// @param previous the look before, when there was one
/// @param delisted answers for archives that have left the index
/// @param conditional answers to conditional requests
record Observation(
        CheckRequest request,
        Instant now,
        Fetched index,
        String indexText,
        List<String> lines,
        List<ObservedArchive> archives,
        Optional<CheckState> previous,
        List<ObservedArchive> delisted,
        List<ConditionalAnswer> conditional,
        Downloads downloads) {

    /// The archives that could be read, with their contents.
    List<ExportFile> files() {
        return archives.stream()
                .filter(archive -> archive.file().isThere())
                .map(archive -> archive.file().get())
                .toList();
    }

    /// A conditional request and its answer.
    ///
    /// @param what the request in words
    /// @param mayBeUnmodified whether 304 is right
    record ConditionalAnswer(String what, boolean mayBeUnmodified, Answer answer) {}
}

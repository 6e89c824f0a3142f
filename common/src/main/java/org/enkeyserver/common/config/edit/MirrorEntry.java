package org.enkeyserver.common.config.edit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Another server whose files are republished as they are.
///
/// @param indexUrl its index
/// @param rootUrl what the lines of the index are appended to
/// @param bucket where its files are put
/// @param filenameRoot prefix of every object there
/// @param filenameRewrite pattern with `[timestamp]` or `[uuid]`; null keeps the names
public record MirrorEntry(
        String name,
        String indexUrl,
        String rootUrl,
        String bucket,
        String filenameRoot,
        @Nullable String filenameRewrite)
        implements Entry {

    public MirrorEntry {
        name = Defaults.text(name);
        indexUrl = Defaults.text(indexUrl);
        rootUrl = Defaults.text(rootUrl);
        bucket = Defaults.text(bucket);
        filenameRoot = Defaults.text(filenameRoot);
        filenameRewrite =
                filenameRewrite == null || filenameRewrite.isBlank()
                        ? null
                        : filenameRewrite.strip();
    }

    @Override
    public String naturalName() {
        return name;
    }

    String place() {
        return (bucket + "/" + filenameRoot).toLowerCase(Locale.ROOT);
    }
}

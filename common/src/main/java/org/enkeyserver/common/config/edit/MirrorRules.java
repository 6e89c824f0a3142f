package org.enkeyserver.common.config.edit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a mirror must be like.
final class MirrorRules implements EntryRule<MirrorEntry> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern TOKEN = Pattern.compile("\\[(timestamp|uuid)]");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]*");

    @Override
    public String identity(MirrorEntry entry) {
        return entry.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public MirrorEntry check(MirrorEntry wanted, @Nullable MirrorEntry before, Findings findings) {
        findings.refuse(
                !NAME.matcher(identity(wanted)).matches(),
                "name",
                "a name is lower-case letters, digits, dots, dashes and underscores");
        WebAddress.check(wanted.indexUrl(), "indexUrl", findings);
        WebAddress.check(wanted.rootUrl(), "rootUrl", findings);
        BlobPlace.check(wanted.bucket(), wanted.filenameRoot(), findings);
        checkRewrite(wanted.filenameRewrite(), findings);
        return new MirrorEntry(
                identity(wanted),
                wanted.indexUrl(),
                wanted.rootUrl(),
                wanted.bucket(),
                wanted.filenameRoot(),
                wanted.filenameRewrite());
    }

    @Override
    public Optional<MirrorEntry> leftOut(MirrorEntry before) {
        return Optional.empty();
    }

    private static void checkRewrite(@Nullable String rewrite, Findings findings) { // M-12
        if (rewrite == null) {
            return;
        }
        findings.refuse(
                !TOKEN.matcher(rewrite).find(),
                "filenameRewrite",
                "mirror filename rewrite pattern contains no replacement patterns, such as"
                        + " [timestamp] or [uuid]");
        findings.refuse(
                !rewrite.endsWith(".zip")
                        || !FILE.matcher(TOKEN.matcher(rewrite).replaceAll("")).matches(),
                "filenameRewrite",
                "a rewritten name is one file name that ends with .zip");
    }
}

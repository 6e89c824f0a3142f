package org.enkeyserver.common.config.edit;

import java.util.regex.Pattern;

/// Where files are put: a bucket and the prefix of the objects in it.
final class BlobPlace {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern ROOT =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private BlobPlace() {}

    static void check(String bucket, String filenameRoot, Findings findings) {
        findings.refuse(
                !BUCKET.matcher(bucket).matches(),
                "bucket",
                "a bucket is letters, digits, dots, dashes and underscores, and not empty");
        findings.refuse(
                !ROOT.matcher(filenameRoot).matches(),
                "filenameRoot",
                "a filename root is a path such as exports/us, without a slash at its ends");
    }
}

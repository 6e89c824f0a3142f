package org.enkeyserver.common.blobstore;

import java.util.regex.Pattern;

/// Where an object lies.
///
/// @param bucket the bucket; a folder in the filesystem store
/// @param object the object's name within the bucket, segments parted by `/`; phones restrict the
///   characters to `[A-Za-z0-9._/-]`, without `..`, `//` or a leading `/`
public record BlobName(String bucket, String object) {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,221}");
    private static final Pattern OBJECT = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    public BlobName {
        if (!BUCKET.matcher(bucket).matches() || bucket.contains("..")) {
            throw new IllegalArgumentException("not a bucket name: " + bucket);
        }
        if (!OBJECT.matcher(object).matches() || object.contains("..")) {
            throw new IllegalArgumentException("not an object name: " + object);
        }
    }
}

package org.enkeyserver.common.blobstore;

/// The HTTP headers a store keeps with an object and a CDN sends.
///
/// @param contentType the media type
/// @param cacheControl the value of `Cache-Control`
public record BlobHeaders(String contentType, String cacheControl) {

    /// An archive: immutable under its name.
    public static final BlobHeaders ARCHIVE =
            new BlobHeaders("application/zip", "public, max-age=86400");

    /// An index: phones must see a new one at once.
    public static final BlobHeaders INDEX = new BlobHeaders("text/plain", "no-cache, max-age=0");
}

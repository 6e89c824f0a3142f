package org.enkeyserver.export.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.common.config.ExportConfig;
import org.enkeyserver.common.exportfile.ExportIndex;
import org.springframework.stereotype.Component;

/// Makes the stored index say what the files on record say.
///
/// Writes only when the bytes differ, and one writer after the other: a slow one would put back an
/// index that lacks lines phones have seen. // B-32, B-39
@Component
public class IndexWriter {

    private final IndexStore store;
    private final BlobStore blobs;

    IndexWriter(IndexStore store, BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    /// Brings every index of an export up to date; one without files gets an empty index.
    public void refresh(ExportConfig config) {
        Set<IndexPlace> places = new LinkedHashSet<>(store.places(config.id()));
        places.add(new IndexPlace(config.bucket(), config.filenameRoot()));
        places.forEach(place -> store.alone(place, () -> refresh(place)));
    }

    /// The lines that phones read now.
    public List<String> published(IndexPlace place) {
        return stored(place).map(ExportIndex::parse).orElse(List.of());
    }

    private void refresh(IndexPlace place) {
        byte[] wanted = ExportIndex.render(store.lines(place));
        if (stored(place).filter(bytes -> Arrays.equals(bytes, wanted)).isEmpty()) {
            blobs.put(place.name(), wanted, BlobHeaders.INDEX);
        }
    }

    private Optional<byte[]> stored(IndexPlace place) {
        Optional<InputStream> found = blobs.open(place.name());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream index = found.get()) {
            return Optional.of(index.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

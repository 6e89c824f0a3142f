package org.enkeyserver.export;

import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.enkeyserver.common.blobstore.BlobHeaders;
import org.enkeyserver.common.blobstore.BlobName;
import org.enkeyserver.common.blobstore.BlobStore;
import org.enkeyserver.common.signing.Signer;
import org.enkeyserver.common.signing.Signers;

/// Kills a run at its n-th dealing with the blob store or a signer, before or after the deed.
///
/// What it throws is no exception that anybody catches: the run ends as if the process had died,
/// with its batch still claimed.
final class Fuse {

    /// The end of the process.
    static final class Killed extends Error {

        @Serial private static final long serialVersionUID = 1L;
    }

    private final int fatal;
    private final boolean afterTheDeed;
    private final AtomicInteger deeds = new AtomicInteger();

    Fuse(int fatal, boolean afterTheDeed) {
        this.fatal = fatal;
        this.afterTheDeed = afterTheDeed;
    }

    static Fuse never() {
        return new Fuse(0, false);
    }

    int deeds() {
        return deeds.get();
    }

    private <T> T pass(Supplier<T> deed) {
        boolean last = deeds.incrementAndGet() == fatal;
        if (last && !afterTheDeed) {
            throw new Killed();
        }
        T result = deed.get();
        if (last) {
            throw new Killed();
        }
        return result;
    }

    Signers around(Signers signers) {
        return reference -> {
            Signer signer = signers.open(reference);
            return new Signer() {
                @Override
                public ECPublicKey publicKey() {
                    return signer.publicKey();
                }

                @Override
                public byte[] sign(byte[] sha256) {
                    return pass(() -> signer.sign(sha256));
                }
            };
        };
    }

    BlobStore around(BlobStore store) {
        return new BlobStore() {
            @Override
            public void put(BlobName name, Path content, BlobHeaders headers) {
                pass(() -> {
                    store.put(name, content, headers);
                    return true;
                });
            }

            @Override
            public void put(BlobName name, byte[] content, BlobHeaders headers) {
                pass(() -> {
                    store.put(name, content, headers);
                    return true;
                });
            }

            @Override
            public boolean putIfAbsent(BlobName name, Path content, BlobHeaders headers) {
                return pass(() -> store.putIfAbsent(name, content, headers));
            }

            @Override
            public Optional<InputStream> open(BlobName name) {
                return pass(() -> store.open(name));
            }

            @Override
            public boolean delete(BlobName name) {
                return store.delete(name);
            }

            @Override
            public List<BlobName> list(String bucket, String prefix) {
                return store.list(bucket, prefix);
            }
        };
    }
}

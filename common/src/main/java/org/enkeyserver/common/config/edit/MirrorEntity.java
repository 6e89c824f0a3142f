package org.enkeyserver.common.config.edit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "enks", name = "mirror")
class MirrorEntity implements EntryEntity<MirrorEntry> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "mirror_id")
    private @Nullable Long id;

    @Version private long version;

    private String name = "";

    @Column(name = "index_url")
    private String indexUrl = "";

    @Column(name = "root_url")
    private String rootUrl = "";

    private String bucket = "";

    @Column(name = "filename_root")
    private String filenameRoot = "";

    @Column(name = "filename_rewrite")
    private @Nullable String filenameRewrite;

    @Override
    public MirrorEntry toEntry() {
        return new MirrorEntry(name, indexUrl, rootUrl, bucket, filenameRoot, filenameRewrite);
    }

    @Override
    public void become(MirrorEntry entry) {
        name = entry.name();
        indexUrl = entry.indexUrl();
        rootUrl = entry.rootUrl();
        bucket = entry.bucket();
        filenameRoot = entry.filenameRoot();
        filenameRewrite = entry.filenameRewrite();
    }
}

/// `POST /v1/publish` and, where asked for, `POST /`. Read in this order: [PublishController],
/// [PublishRequestReader], [PublishService] with [UploaderCheck] and [UploadStoreService],
/// [PublishReplies].
@NullMarked
package org.enkeyserver.exposure.publish;

import org.jspecify.annotations.NullMarked;

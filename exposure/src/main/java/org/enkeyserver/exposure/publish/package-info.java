/// `POST /v1/publish`. Read in this order: [PublishController], [PublishRequestReader],
/// [PublishService], [PublishReplies].
@NullMarked
package org.enkeyserver.exposure.publish;

import org.jspecify.annotations.NullMarked;

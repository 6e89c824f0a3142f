/// Statistics of uploads for health authorities: counted with each upload in [PublishStatistics],
/// read at `POST /v1/stats`.
@NullMarked
package org.enkeyserver.exposure.stats;

import org.jspecify.annotations.NullMarked;

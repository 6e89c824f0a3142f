/// Deletes what has been kept long enough: keys, receipts of uploads, statistics.
@NullMarked
package org.enkeyserver.exposure.cleanup;

import org.jspecify.annotations.NullMarked;

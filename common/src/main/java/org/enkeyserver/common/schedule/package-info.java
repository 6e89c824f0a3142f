/// Export-window arithmetic, used by the batcher and by the console's preview alike.
@NullMarked
package org.enkeyserver.common.schedule;

import org.jspecify.annotations.NullMarked;

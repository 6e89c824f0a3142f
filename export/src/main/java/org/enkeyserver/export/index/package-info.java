/// Writes `index.txt` from the files on record.
@NullMarked
package org.enkeyserver.export.index;

import org.jspecify.annotations.NullMarked;

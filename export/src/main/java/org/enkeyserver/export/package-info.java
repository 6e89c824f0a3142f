/// The export service: batches stored keys, signs files and lists them in `index.txt`.
@NullMarked
package org.enkeyserver.export;

import org.jspecify.annotations.NullMarked;

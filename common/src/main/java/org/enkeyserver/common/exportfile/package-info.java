/// The export format: `export.bin`, `export.sig` and `index.txt`, written, read and verified.
@NullMarked
package org.enkeyserver.common.exportfile;

import org.jspecify.annotations.NullMarked;

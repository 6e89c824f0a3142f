/// Turns a window into archives: select, pad, split, sign, store, read back, record.
@NullMarked
package org.enkeyserver.export.file;

import org.jspecify.annotations.NullMarked;

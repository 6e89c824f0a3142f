/// The TEK store in SQL: insert, scan by window, delete.
@NullMarked
package org.enkeyserver.common.store;

import org.jspecify.annotations.NullMarked;

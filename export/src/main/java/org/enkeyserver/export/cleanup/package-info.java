/// Takes old files out of the index, and later out of the blob store.
@NullMarked
package org.enkeyserver.export.cleanup;

import org.jspecify.annotations.NullMarked;

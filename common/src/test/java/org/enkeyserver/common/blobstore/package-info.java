/// Tests of the blob stores.
@NullMarked
package org.enkeyserver.common.blobstore;

import org.jspecify.annotations.NullMarked;

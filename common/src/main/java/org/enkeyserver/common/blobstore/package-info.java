/// Object stores behind one port: where archives and indexes are kept for the CDN.
@NullMarked
package org.enkeyserver.common.blobstore;

import org.jspecify.annotations.NullMarked;

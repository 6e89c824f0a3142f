/// Walks the upload side of a live server with real requests, rows K-69 to K-99 of the conformance
/// checklist.
@NullMarked
package org.enkeyserver.tools.upload;

import org.jspecify.annotations.NullMarked;

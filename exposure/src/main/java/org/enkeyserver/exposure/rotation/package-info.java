/// The server's revision keys: kept wrapped in the database, used from memory, replaced by a job.
@NullMarked
package org.enkeyserver.exposure.rotation;

import org.jspecify.annotations.NullMarked;

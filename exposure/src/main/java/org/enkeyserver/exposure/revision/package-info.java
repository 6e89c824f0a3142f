/// Revision tokens: who may change a stored key, and into what.
@NullMarked
package org.enkeyserver.exposure.revision;

import org.jspecify.annotations.NullMarked;

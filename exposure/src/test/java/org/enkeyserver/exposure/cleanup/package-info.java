@NullMarked
package org.enkeyserver.exposure.cleanup;

import org.jspecify.annotations.NullMarked;

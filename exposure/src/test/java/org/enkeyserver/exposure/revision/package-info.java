@NullMarked
package org.enkeyserver.exposure.revision;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.exposure.wire;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.exposure.limits;

import org.jspecify.annotations.NullMarked;

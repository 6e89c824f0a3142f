@NullMarked
package org.enkeyserver.exposure.stats;

import org.jspecify.annotations.NullMarked;

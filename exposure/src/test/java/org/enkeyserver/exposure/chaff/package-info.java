@NullMarked
package org.enkeyserver.exposure.chaff;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.exposure.rotation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.exposure.publish;

import org.jspecify.annotations.NullMarked;

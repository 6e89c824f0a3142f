@NullMarked
package org.enkeyserver.exposure;

import org.jspecify.annotations.NullMarked;

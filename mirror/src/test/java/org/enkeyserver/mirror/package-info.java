@NullMarked
package org.enkeyserver.mirror;

import org.jspecify.annotations.NullMarked;

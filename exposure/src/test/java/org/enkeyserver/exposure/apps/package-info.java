@NullMarked
package org.enkeyserver.exposure.apps;

import org.jspecify.annotations.NullMarked;

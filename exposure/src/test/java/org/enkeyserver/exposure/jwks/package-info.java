@NullMarked
package org.enkeyserver.exposure.jwks;

import org.jspecify.annotations.NullMarked;

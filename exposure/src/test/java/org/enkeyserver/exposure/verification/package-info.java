@NullMarked
package org.enkeyserver.exposure.verification;

import org.jspecify.annotations.NullMarked;

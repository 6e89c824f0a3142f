/// The domain: temporary exposure keys and the rules every service shares. Pure Java.
@NullMarked
package org.enkeyserver.common.tek;

import org.jspecify.annotations.NullMarked;

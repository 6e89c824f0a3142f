/// The publish API: phones and apps upload temporary exposure keys.
@NullMarked
package org.enkeyserver.exposure;

import org.jspecify.annotations.NullMarked;

/// What phones send, as it arrives: the key list and the lenient base64 of deployed clients.
@NullMarked
package org.enkeyserver.exposure.wire;

import org.jspecify.annotations.NullMarked;

/// Verifies that a health authority vouches for an upload: the certificate and the MAC over the
/// keys.
@NullMarked
package org.enkeyserver.exposure.verification;

import org.jspecify.annotations.NullMarked;

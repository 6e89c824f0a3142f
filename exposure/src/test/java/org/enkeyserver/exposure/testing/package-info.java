/// Support for the tests of the publish API: a running server, an authority that signs, a phone.
@NullMarked
package org.enkeyserver.exposure.testing;

import org.jspecify.annotations.NullMarked;

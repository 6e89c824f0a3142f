/// Tests of keys and signatures.
@NullMarked
package org.enkeyserver.common.signing;

import org.jspecify.annotations.NullMarked;

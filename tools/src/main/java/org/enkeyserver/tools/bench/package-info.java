/// `./enks bench`: loads a suite on this machine and tells how it did.
@NullMarked
package org.enkeyserver.tools.bench;

import org.jspecify.annotations.NullMarked;

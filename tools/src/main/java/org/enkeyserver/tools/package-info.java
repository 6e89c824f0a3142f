/// The command line of the suite: `./enks` hands everything but `up` to [Tools].
@NullMarked
package org.enkeyserver.tools;

import org.jspecify.annotations.NullMarked;

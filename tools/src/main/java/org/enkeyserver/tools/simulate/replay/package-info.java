/// `./enks simulate --replay`: publishes a recorded national series and proves what came out.
@NullMarked
package org.enkeyserver.tools.simulate.replay;

import org.jspecify.annotations.NullMarked;

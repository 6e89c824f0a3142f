/// `./enks simulate`: plays phones against a running suite and judges the outcome.
@NullMarked
package org.enkeyserver.tools.simulate;

import org.jspecify.annotations.NullMarked;

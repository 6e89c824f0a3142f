/// Tests of phones.
@NullMarked
package org.enkeyserver.tools.simulate.replay;

import org.jspecify.annotations.NullMarked;

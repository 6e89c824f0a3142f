/// `enks clock`: shows and moves the clock of a local suite.
@NullMarked
package org.enkeyserver.tools.clock;

import org.jspecify.annotations.NullMarked;

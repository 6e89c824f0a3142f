/// Tests of the benches.
@NullMarked
package org.enkeyserver.tools.bench;

import org.jspecify.annotations.NullMarked;

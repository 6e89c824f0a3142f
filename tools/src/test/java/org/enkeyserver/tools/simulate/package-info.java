/// Tests of phones.
@NullMarked
package org.enkeyserver.tools.simulate;

import org.jspecify.annotations.NullMarked;

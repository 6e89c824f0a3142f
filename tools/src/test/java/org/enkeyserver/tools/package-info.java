/// Tests of the command line as a whole.
@NullMarked
package org.enkeyserver.tools;

import org.jspecify.annotations.NullMarked;

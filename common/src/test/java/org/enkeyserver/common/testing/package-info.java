/// Support for the tests of every module: a real PostgreSQL, a clock to set, the shared data.
@NullMarked
package org.enkeyserver.common.testing;

import org.jspecify.annotations.NullMarked;

/// `enks check`: a live server's index and archives against what phones require.
@NullMarked
package org.enkeyserver.tools.check;

import org.jspecify.annotations.NullMarked;

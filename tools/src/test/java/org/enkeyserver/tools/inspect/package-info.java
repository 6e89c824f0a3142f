/// Tests of `enks inspect`.
@NullMarked
package org.enkeyserver.tools.inspect;

import org.jspecify.annotations.NullMarked;

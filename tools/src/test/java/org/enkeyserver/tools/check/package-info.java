/// Tests of `enks check` on servers good and bad.
@NullMarked
package org.enkeyserver.tools.check;

import org.jspecify.annotations.NullMarked;

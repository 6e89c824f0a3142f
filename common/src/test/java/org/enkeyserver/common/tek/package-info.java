/// Tests of the domain.
@NullMarked
package org.enkeyserver.common.tek;

import org.jspecify.annotations.NullMarked;

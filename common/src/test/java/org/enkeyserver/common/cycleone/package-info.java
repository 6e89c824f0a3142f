/// Canaries of the architecture rules: each must be rejected. Nothing here ever runs.
@NullMarked
package org.enkeyserver.common.cycleone;

import org.jspecify.annotations.NullMarked;

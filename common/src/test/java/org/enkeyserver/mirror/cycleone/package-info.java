/// Canaries of the architecture rules: each must be rejected. Nothing here ever runs.
@NullMarked
package org.enkeyserver.mirror.cycleone;

import org.jspecify.annotations.NullMarked;

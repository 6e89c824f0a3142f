/// Canaries of the architecture rules: each must be rejected. Nothing here ever runs.
@NullMarked
package org.enkeyserver.mirror.cycletwo;

import org.jspecify.annotations.NullMarked;

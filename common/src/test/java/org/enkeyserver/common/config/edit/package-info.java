/// Canaries of the architecture rules: each must be rejected. Nothing here ever runs.
@NullMarked
package org.enkeyserver.common.config.edit;

import org.jspecify.annotations.NullMarked;

/// Which key manager wraps, from settings.
@NullMarked
package org.enkeyserver.common.signing.wrap.config;

import org.jspecify.annotations.NullMarked;

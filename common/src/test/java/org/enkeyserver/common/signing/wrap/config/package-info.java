@NullMarked
package org.enkeyserver.common.signing.wrap.config;

import org.jspecify.annotations.NullMarked;

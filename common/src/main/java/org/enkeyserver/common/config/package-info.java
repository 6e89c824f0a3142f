/// Operators' configuration: the records services read, cached and checked.
@NullMarked
package org.enkeyserver.common.config;

import org.jspecify.annotations.NullMarked;

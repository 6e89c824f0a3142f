/// Tests of the configuration reader.
@NullMarked
package org.enkeyserver.common.config;

import org.jspecify.annotations.NullMarked;

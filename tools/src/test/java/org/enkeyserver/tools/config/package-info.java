/// Tests of the configuration commands.
@NullMarked
package org.enkeyserver.tools.config;

import org.jspecify.annotations.NullMarked;

/// `enks config`: the configuration of a server as a file.
@NullMarked
package org.enkeyserver.tools.config;

import org.jspecify.annotations.NullMarked;

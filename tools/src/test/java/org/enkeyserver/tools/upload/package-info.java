@NullMarked
package org.enkeyserver.tools.upload;

import org.jspecify.annotations.NullMarked;

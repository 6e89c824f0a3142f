@NullMarked
package org.enkeyserver.standalone;

import org.jspecify.annotations.NullMarked;

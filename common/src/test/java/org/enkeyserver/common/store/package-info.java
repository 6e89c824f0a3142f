@NullMarked
package org.enkeyserver.common.store;

import org.jspecify.annotations.NullMarked;

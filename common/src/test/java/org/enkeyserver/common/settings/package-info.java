@NullMarked
package org.enkeyserver.common.settings;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.common.job;

import org.jspecify.annotations.NullMarked;

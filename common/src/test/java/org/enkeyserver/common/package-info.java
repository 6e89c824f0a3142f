/// Tests of what all rooms share.
@NullMarked
package org.enkeyserver.common;

import org.jspecify.annotations.NullMarked;

/// Foundations shared by every service: the clock and nothing else; the rooms are the sub-packages.
@NullMarked
package org.enkeyserver.common;

import org.jspecify.annotations.NullMarked;

/// Republishes other servers' archives; for now it only says that it is there.
@NullMarked
package org.enkeyserver.mirror;

import org.jspecify.annotations.NullMarked;

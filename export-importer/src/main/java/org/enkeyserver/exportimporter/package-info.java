/// Takes in other servers' signed archives; for now it only says that it is there.
@NullMarked
package org.enkeyserver.exportimporter;

import org.jspecify.annotations.NullMarked;

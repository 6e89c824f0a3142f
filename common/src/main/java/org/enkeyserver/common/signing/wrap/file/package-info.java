/// Wrapping keys kept in a folder, in the layout of the reference server's development key manager.
@NullMarked
package org.enkeyserver.common.signing.wrap.file;

import org.jspecify.annotations.NullMarked;

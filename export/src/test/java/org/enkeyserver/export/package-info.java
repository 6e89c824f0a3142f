/// The export service against a real database and a real folder.
@NullMarked
package org.enkeyserver.export;

import org.jspecify.annotations.NullMarked;

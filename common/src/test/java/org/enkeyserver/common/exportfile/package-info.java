/// Tests of the export format.
@NullMarked
package org.enkeyserver.common.exportfile;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.exportimporter;

import org.jspecify.annotations.NullMarked;

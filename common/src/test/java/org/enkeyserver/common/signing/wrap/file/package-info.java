@NullMarked
package org.enkeyserver.common.signing.wrap.file;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.common.signing.wrap.gcp;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.enkeyserver.common.signing.wrap.pkcs11;

import org.jspecify.annotations.NullMarked;

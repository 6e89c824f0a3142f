/// Wrapping keys on a PKCS#11 token, such as a hardware security module.
@NullMarked
package org.enkeyserver.common.signing.wrap.pkcs11;

import org.jspecify.annotations.NullMarked;

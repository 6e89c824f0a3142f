/// ECDSA P-256 signers, and the parsing of PEM and JWK keys.
@NullMarked
package org.enkeyserver.common.signing;

import org.jspecify.annotations.NullMarked;

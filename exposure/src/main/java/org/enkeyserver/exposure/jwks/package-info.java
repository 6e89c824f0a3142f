/// Keys of health authorities by JWKS: fetched in [JwksFetcher], read in [JwksDocument], compared
/// in [JwksReconciliation], written in [AuthorityKeyStore].
@NullMarked
package org.enkeyserver.exposure.jwks;

import org.jspecify.annotations.NullMarked;

/// Wrapping keys in Google Cloud KMS. Needs the optional dependency `google-cloud-kms`.
@NullMarked
package org.enkeyserver.common.signing.wrap.gcp;

import org.jspecify.annotations.NullMarked;

package org.enkeyserver.common.exportfile;

import org.enkeyserver.common.signing.Signer;

/// A key that signs an export file, with the names written beside its signature.
public record Signatory(Signer signer, SignatureNames names) {}

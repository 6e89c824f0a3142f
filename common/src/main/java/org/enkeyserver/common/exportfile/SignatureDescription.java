package org.enkeyserver.common.exportfile;

/// A `SignatureInfo` as read.
///
/// @param algorithm the object identifier of the algorithm; empty when absent
public record SignatureDescription(SignatureNames names, String algorithm) {}

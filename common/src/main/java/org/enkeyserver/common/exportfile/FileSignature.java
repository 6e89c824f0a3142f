package org.enkeyserver.common.exportfile;

/// One signature of `export.sig`.
///
/// @param batchNumber 0 when absent
/// @param batchSize 0 when absent
public record FileSignature(
        SignatureDescription description, int batchNumber, int batchSize, SignatureBytes value) {}

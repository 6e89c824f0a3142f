package org.enkeyserver.tools.bench;

/// A request ready to be sent.
sealed interface BenchRequest permits SignedRequest, ChaffRequest {

    /// The bytes on the wire.
    byte[] wire();
}

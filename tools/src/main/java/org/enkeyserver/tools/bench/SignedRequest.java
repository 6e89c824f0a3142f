package org.enkeyserver.tools.bench;

/// A publish request made ahead of time.
final class SignedRequest implements BenchRequest {

    private final byte[] body;
    private final SignedRequests maker;

    SignedRequest(byte[] body, SignedRequests maker) {
        this.body = body;
        this.maker = maker;
    }

    @Override
    public byte[] wire() {
        return maker.wire(body);
    }
}

package org.enkeyserver.tools.bench;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// Chaff as iOS sends it: a header and nothing but padding, here as long as a real upload.
final class ChaffRequest implements BenchRequest {

    private static final int BODY_LENGTH = 5000;

    private final byte[] wire;

    ChaffRequest(URI exposure, SecureRandom random) {
        String begin = "{\"padding\":\"";
        String end = "\"}";
        byte[] noise = new byte[(BODY_LENGTH - begin.length() - end.length()) / 4 * 3];
        random.nextBytes(noise);
        String body = begin + Base64.getEncoder().encodeToString(noise) + end;
        String head =
                "POST /v1/publish HTTP/1.1\r\nHost: "
                        + exposure.getAuthority()
                        + "\r\nContent-Type: application/json; charset=utf-8\r\nX-Chaff: 1\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((head + body).getBytes(StandardCharsets.US_ASCII));
        wire = request.toByteArray();
    }

    @Override
    public byte[] wire() {
        return wire.clone();
    }
}

package org.enkeyserver.tools.bench;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.enkeyserver.common.tek.IntervalNumber;
import org.enkeyserver.common.tek.ReportType;
import org.enkeyserver.common.tek.TransmissionRisk;
import org.enkeyserver.tools.phone.Crew;
import org.enkeyserver.tools.phone.Diagnosis;
import org.enkeyserver.tools.phone.PhoneKey;
import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.PublishBody;
import org.enkeyserver.tools.phone.Upload;

/// Makes publish requests ahead of the measurement, each with keys and a certificate of its own and
/// as long as Android makes them.
final class SignedRequests {

    private static final int BODY_LENGTH = 5000;
    private static final Crew SIGNERS = new Crew(2);
    private static final int DAYS = 14;

    private final PublishBody bodies;
    private final URI exposure;
    private final int keysEach;
    private final Clock clock;
    private final SecureRandom random;
    private final byte[] padding;

    SignedRequests(
            PublishBody bodies, URI exposure, int keysEach, Clock clock, SecureRandom random) {
        this.bodies = bodies;
        this.exposure = exposure;
        this.keysEach = keysEach;
        this.clock = clock;
        this.random = random;
        byte[] noise = new byte[BODY_LENGTH];
        random.nextBytes(noise);
        padding = Base64.getEncoder().encode(noise);
    }

    List<SignedRequest> sign(int count) throws InterruptedException {
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        return SIGNERS.apply(numbers, _ -> sign());
    }

    private SignedRequest sign() {
        return new SignedRequest(bodies.write(upload(), PhoneProfile.IOS_ENX), this);
    }

    /// The bytes on the wire; put together late, for the padding is the same in all.
    byte[] wire(byte[] body) {
        int missing = Math.max(0, BODY_LENGTH - body.length);
        String tail = ",\"padding\":\"";
        int length = body.length + tail.length() + missing + 1;
        String head =
                "POST /v1/publish HTTP/1.1\r\nHost: "
                        + exposure.getAuthority()
                        + "\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                        + length
                        + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + length);
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.write(body, 0, body.length - 1);
        request.writeBytes(tail.getBytes(StandardCharsets.US_ASCII));
        request.write(padding, 0, missing);
        request.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
        return request.toByteArray();
    }

    /// Keys of the last 14 days, as many of each day as it takes.
    private Upload upload() {
        int today = IntervalNumber.at(clock.instant()).day();
        List<PhoneKey> keys = new ArrayList<>();
        for (int number = 0; number < keysEach; number++) {
            keys.add(PhoneKey.forDay(today - 1 - number % DAYS, TransmissionRisk.NONE, random));
        }
        IntervalNumber onset = new IntervalNumber((today - 4) * IntervalNumber.PER_DAY);
        return new Upload(keys, new Diagnosis(ReportType.CONFIRMED, Optional.of(onset)));
    }
}

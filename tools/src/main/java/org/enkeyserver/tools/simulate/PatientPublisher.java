package org.enkeyserver.tools.simulate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enkeyserver.tools.ToolException;
import org.enkeyserver.tools.phone.PublishAnswer;
import org.enkeyserver.tools.phone.PublishClient;

/// Sends the same bytes until the server answers, as a user presses the button again: a server that
/// was killed meanwhile must take them when it is back, whether it had stored them or not (K-93).
///
/// Safe for use by several threads.
final class PatientPublisher {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PublishClient publisher;
    private final Clock machine;
    private final Instant deadline;

    PatientPublisher(PublishClient publisher, Clock machine, Instant deadline) {
        this.publisher = publisher;
        this.machine = machine;
        this.deadline = deadline;
    }

    /// The answer, never [PublishAnswer.Lost].
    ///
    /// @throws ToolException when there was none until the deadline
    PublishAnswer send(byte[] body) throws InterruptedException {
        boolean again = false;
        while (true) {
            PublishAnswer answer = publisher.send(body);
            switch (answer) {
                case PublishAnswer.Lost lost -> waitAfter(lost);
                case PublishAnswer.Accepted accepted -> {
                    return again ? accepted.afterRepetition() : accepted;
                }
                case PublishAnswer.Refused refused -> {
                    return refused;
                }
            }
            again = true;
        }
    }

    private void waitAfter(PublishAnswer.Lost lost) throws InterruptedException {
        if (!machine.instant().isBefore(deadline)) {
            throw new ToolException(
                    ToolException.UNREACHABLE,
                    "the server stopped answering revisions ("
                            + lost.reason()
                            + "): look at its output, start it again and repeat; what was sent is in"
                            + " the ledger");
        }
        Thread.sleep(PAUSE);
    }
}

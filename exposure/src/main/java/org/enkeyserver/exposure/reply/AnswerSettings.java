package org.enkeyserver.exposure.reply;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When answers of upload routes are sent.
///
/// @param answerFloor no answer is sent sooner after the arrival of its request; 0 sends at once
@ConfigurationProperties("enks.publish")
public record AnswerSettings(@DefaultValue("100ms") Duration answerFloor) {

    /// Half of what Android waits for an answer.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    public AnswerSettings {
        if (answerFloor.isNegative() || answerFloor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "enks.publish.answer-floor (PUBLISH_ANSWER_FLOOR) must be 0 to 5s, since phones"
                            + " give up after 10s, got: "
                            + answerFloor);
        }
    }
}

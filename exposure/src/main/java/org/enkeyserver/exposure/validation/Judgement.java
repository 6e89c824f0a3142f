package org.enkeyserver.exposure.validation;

import java.util.List;
import java.util.OptionalInt;

/// What the rules say of the keys of a request.
public sealed interface Judgement {

    /// Some keys may be stored, or none and none was wrong.
    ///
    /// @param keys in the order of their rolling start and period; may be empty
    /// @param rejections keys that broke a rule
    /// @param warnings keys skipped for their distance from symptom onset
    /// @param oldestDays days since the start of the oldest of `keys`; 0 where there is none
    /// @param onsetDaysAgo days since symptom onset; empty where no believable one was sent
    record Acceptable(
            List<JudgedKey> keys,
            List<KeyRejection> rejections,
            List<String> warnings,
            int oldestDays,
            OptionalInt onsetDaysAgo)
            implements Judgement {

        public Acceptable {
            keys = List.copyOf(keys);
            rejections = List.copyOf(rejections);
            warnings = List.copyOf(warnings);
        }
    }

    /// Nothing of the request may be stored.
    ///
    /// @param reason for the phone, without key material
    record Unacceptable(String reason, List<KeyRejection> rejections, List<String> warnings)
            implements Judgement {

        public Unacceptable {
            rejections = List.copyOf(rejections);
            warnings = List.copyOf(warnings);
        }
    }
}

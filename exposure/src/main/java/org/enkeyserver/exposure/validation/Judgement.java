package org.enkeyserver.exposure.validation;

import java.util.List;

/// What the rules say of the keys of a request.
public sealed interface Judgement {

    /// Some keys may be stored, or none and none was wrong.
    ///
    /// @param keys in the order of their rolling start and period; may be empty
    /// @param rejections keys that broke a rule
    /// @param warnings keys skipped for their distance from symptom onset
    record Acceptable(List<JudgedKey> keys, List<KeyRejection> rejections, List<String> warnings)
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

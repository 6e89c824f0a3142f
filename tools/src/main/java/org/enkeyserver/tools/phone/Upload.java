package org.enkeyserver.tools.phone;

import java.util.List;

/// The keys of one case, ready to be certified and published.
///
/// @param keys in the order in which they are sent
public record Upload(List<PhoneKey> keys, Diagnosis diagnosis) {

    public Upload {
        keys = List.copyOf(keys);
    }
}

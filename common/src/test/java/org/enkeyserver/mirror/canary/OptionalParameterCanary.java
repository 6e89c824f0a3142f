package org.enkeyserver.mirror.canary;

import java.util.Optional;

interface OptionalParameterCanary {
    void take(Optional<String> word);
}

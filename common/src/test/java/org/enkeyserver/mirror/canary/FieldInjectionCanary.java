package org.enkeyserver.mirror.canary;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

final class FieldInjectionCanary {
    @Autowired @Nullable String injected;
}

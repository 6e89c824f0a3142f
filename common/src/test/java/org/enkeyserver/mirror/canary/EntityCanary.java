package org.enkeyserver.mirror.canary;

import jakarta.persistence.Id;

final class EntityCanary {
    @Id private final long id = 1;

    long id() {
        return id;
    }
}

package org.enkeyserver.mirror.canary;

import org.enkeyserver.export.canary.ExportCanary;

final class MeetsAnotherServiceCanary {
    private final ExportCanary foreign = new ExportCanary();

    ExportCanary foreign() {
        return foreign;
    }
}

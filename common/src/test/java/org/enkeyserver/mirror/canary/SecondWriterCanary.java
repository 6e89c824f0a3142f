package org.enkeyserver.mirror.canary;

import org.enkeyserver.common.config.edit.EditCanary;

interface SecondWriterCanary {
    EditCanary editor();
}

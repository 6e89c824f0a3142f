package org.enkeyserver.mirror.canary;

import java.sql.Connection;

interface SqlCanary {
    Connection connection();
}

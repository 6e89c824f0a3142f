package org.enkeyserver.common.tek;

import org.slf4j.Logger;

interface ImpureCanary {
    Logger logger();
}

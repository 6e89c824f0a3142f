package org.enkeyserver.mirror.canary;

import jakarta.servlet.http.HttpServletRequest;

interface ServletCanary {
    HttpServletRequest request();
}

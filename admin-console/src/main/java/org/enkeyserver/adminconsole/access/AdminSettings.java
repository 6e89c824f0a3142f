package org.enkeyserver.adminconsole.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the operators' API.
///
/// @param apiToken what callers present as bearer token; blank opens the API to nobody
@ConfigurationProperties("enks.admin")
record AdminSettings(@DefaultValue("") String apiToken) {

    private static final int SHORTEST = 16;

    AdminSettings {
        apiToken = apiToken.strip();
        if (!apiToken.isEmpty() && apiToken.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "enks.admin.api-token (ENKS_ADMIN_API_TOKEN) needs at least %d characters"
                            .formatted(SHORTEST));
        }
    }

    boolean hasApiToken() {
        return !apiToken.isEmpty();
    }

    @Override
    public String toString() {
        return "AdminSettings[apiToken=" + (hasApiToken() ? "set" : "not set") + "]";
    }
}

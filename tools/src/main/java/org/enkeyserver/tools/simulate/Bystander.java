package org.enkeyserver.tools.simulate;

import org.enkeyserver.tools.phone.PhoneProfile;
import org.enkeyserver.tools.phone.SightingLog;

/// A person whose phone listens.
record Bystander(String name, PhoneProfile phone, SightingLog log) {}

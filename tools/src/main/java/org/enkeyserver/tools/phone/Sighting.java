package org.enkeyserver.tools.phone;

import java.time.Instant;

/// An identifier heard at some moment.
///
/// @param rssi received signal strength in dBm
public record Sighting(ProximityIdentifier identifier, Instant at, int rssi) {}

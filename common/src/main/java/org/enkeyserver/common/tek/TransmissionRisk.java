package org.enkeyserver.common.tek;

/// The legacy risk level of a key.
///
/// @param level 0 to 8; 0 means none was given
public record TransmissionRisk(int level) {

    public static final int MIN = 0;
    public static final int MAX = 8;

    public static final TransmissionRisk NONE = new TransmissionRisk(0);

    public TransmissionRisk {
        if (level < MIN || level > MAX) {
            throw new IllegalArgumentException("a transmission risk is 0 to 8, got " + level);
        }
    }
}

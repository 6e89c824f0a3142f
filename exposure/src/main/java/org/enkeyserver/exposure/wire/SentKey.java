package org.enkeyserver.exposure.wire;

/// An element of `temporaryExposureKeys` as the phone sent it, unchecked.
///
/// @param index position in the request, from 0; answers speak of a key by it
/// @param key the text of the key, normally base64. Secret
/// @param rollingStartNumber 0 where the phone sent none
/// @param rollingPeriod 0 where the phone sent none
/// @param transmissionRisk 0 where the phone sent none
public record SentKey(
        int index, String key, int rollingStartNumber, int rollingPeriod, long transmissionRisk) {

    @Override
    public String toString() {
        return "SentKey[" + index + ", secret]";
    }
}

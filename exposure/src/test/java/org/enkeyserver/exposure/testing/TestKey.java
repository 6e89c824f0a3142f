package org.enkeyserver.exposure.testing;

import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;

/// A key as a phone puts it into an upload.
///
/// @param period member `rollingPeriod`, left out where empty
/// @param risk member `transmissionRisk`, left out where empty
public record TestKey(String text, long start, OptionalLong period, OptionalLong risk) {

    /// 16 times the same byte, in use for `period` intervals from `start`, without a risk.
    public static TestKey of(int fill, long start, long period) {
        return new TestKey(text(fill, 16), start, OptionalLong.of(period), OptionalLong.empty());
    }

    /// Base64 of `length` times the same byte.
    public static String text(int fill, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public TestKey withText(String other) {
        return new TestKey(other, start, period, risk);
    }

    public TestKey withRisk(long level) {
        return new TestKey(text, start, period, OptionalLong.of(level));
    }

    public TestKey withoutPeriod() {
        return new TestKey(text, start, OptionalLong.empty(), risk);
    }

    String json() {
        return "{\"key\":\"%s\",\"rollingStartNumber\":%d%s%s}"
                .formatted(
                        text,
                        start,
                        member("rollingPeriod", period),
                        member("transmissionRisk", risk));
    }

    String macText() {
        return text + "." + start + "." + period.orElse(0);
    }

    private static String member(String name, OptionalLong value) {
        return value.stream()
                .mapToObj(number -> ",\"" + name + "\":" + number)
                .findFirst()
                .orElse("");
    }
}

package org.enkeyserver.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.stream.LongStream;
import org.enkeyserver.tools.ToolException;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void ranksTimesInAnyOrder() {
        LongStream.rangeClosed(1, 2000).map(number -> 2001 - number).forEach(latencies::add);

        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofNanos(1000));
        assertThat(latencies.percentile(99)).isEqualTo(Duration.ofNanos(1980));
        assertThat(latencies.percentile(100)).isEqualTo(Duration.ofNanos(2000));
    }

    @Test
    void isZeroWithoutRequests() {
        assertThat(latencies.percentile(99)).isZero();
    }

    @Test
    void refusesToLoadOtherMachines() {
        assertThatThrownBy(() -> SuiteControl.requireLoopback(URI.create("http://192.0.2.1:8080/")))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("this machine only");
    }
}

package org.enkeyserver.export.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchStateTest {

    @ParameterizedTest
    @EnumSource(BatchState.class)
    void isStoredAsAWord(BatchState state) {
        assertThat(BatchState.ofStored(state.stored())).isEqualTo(state);
    }

    @Test
    void aCompleteBatchStaysComplete() {
        assertThat(BatchState.COMPLETE.next()).isEmpty();
    }

    @Test
    void onlyARunningBatchIsCompleted() {
        assertThat(BatchState.values())
                .filteredOn(state -> state.next().contains(BatchState.COMPLETE))
                .containsExactly(BatchState.RUNNING);
    }
}

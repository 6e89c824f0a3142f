package org.enkeyserver.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.enkeyserver.common.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PublishReceiptStoreIT {

    private static final Instant NOON = Instant.parse("2021-06-15T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());
    private final PublishReceiptStore store = new PublishReceiptStore(jdbc);

    @Test
    void knowsAReceiptByItsBytesAndItsHourOnly() {
        store.insert(receipt(1), NOON.plusSeconds(2096));
        store.insert(receipt(1), NOON.plusSeconds(9999));

        assertThat(store.exists(receipt(1))).isTrue();
        assertThat(store.exists(receipt(2))).isFalse();
        assertThat(
                        jdbc.sql("select created_at from enks.publish_receipt")
                                .query(Instant.class)
                                .single())
                .isEqualTo(NOON);
    }

    @Test
    void deletesOldReceiptsInChunks() {
        for (int i = 0; i < 5; i++) {
            store.insert(receipt(i), NOON);
        }
        store.insert(receipt(9), NOON.plusSeconds(3600));

        assertThat(store.deleteBefore(NOON.plusSeconds(1), 3)).isEqualTo(3);
        assertThat(store.deleteBefore(NOON.plusSeconds(1), 3)).isEqualTo(2);
        assertThat(store.exists(receipt(9))).isTrue();
    }

    private static PublishReceipt receipt(int fill) {
        var digest = new byte[PublishReceipt.LENGTH];
        Arrays.fill(digest, (byte) fill);
        return PublishReceipt.of(digest);
    }
}

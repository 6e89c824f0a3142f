package org.enkeyserver.exposure.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The words that phones and apps compare: section 1.4 of `spec/publish.md`.
final class RefusalCodeTest {

    @Test
    void areThoseThatAppsKnow() { // K-87
        assertThat(
                        Arrays.stream(RefusalCode.values())
                                .filter(code -> code != RefusalCode.REGION_NOT_AUTHORIZED)
                                .collect(Collectors.toMap(RefusalCode::code, RefusalCode::status)))
                .containsEntry("unknown_health_authority_id", 401)
                .containsEntry("unable_to_load_health_authority", 500)
                .containsEntry("health_authority_missing_region_config", 500)
                .containsEntry("health_authority_verification_certificate_invalid", 401)
                .containsEntry("bad_request", 400)
                .containsEntry("internal_error", 500)
                .containsEntry("missing_revision_token", 400)
                .containsEntry("invalid_revision_token", 400)
                .containsEntry("key_already_revised", 400)
                .containsEntry("invalid_report_type_transition", 400)
                .hasSize(10);
        assertThat(PublishReply.PARTIAL_FAILURE).isEqualTo("partial_failure");
    }
}

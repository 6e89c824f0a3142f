package org.enkeyserver.exposure.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The JSON body of every answer of the v1alpha1 API: its members are there even when empty, and
/// there are no codes.
///
/// @param errorId finds the event in the server's log; left out where nothing is wrong
record AlphaReply(
        String revisionToken,
        int insertedExposures,
        String error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String errorId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    static AlphaReply of(PublishReply reply) {
        return new AlphaReply(
                Objects.requireNonNullElse(reply.revisionToken(), ""),
                Objects.requireNonNullElse(reply.insertedExposures(), 0),
                Objects.requireNonNullElse(reply.error(), ""),
                reply.errorId(),
                Objects.requireNonNullElse(reply.warnings(), List.of()));
    }
}

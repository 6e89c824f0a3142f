package org.enkeyserver.exposure.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.enkeyserver.exposure.validation.KeyRejection;
import org.jspecify.annotations.Nullable;

/// The JSON body of every answer of the publish API, without what the envelope adds; absent members
/// are left out.
///
/// @param error what is wrong, for people; never on a 200, where iPhones take it for a failure
/// @param code what is wrong, for programs
/// @param errorCode the same as `code`: clients look for either name
/// @param errorId finds the event in the server's log
/// @param revisionToken proves later that the keys are the phone's
/// @param rejectedKeys the keys that were not taken, by position
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublishReply(
        @Nullable String error,
        @Nullable String code,
        @Nullable String errorCode,
        @Nullable String errorId,
        @Nullable String revisionToken,
        @Nullable Integer insertedExposures,
        @Nullable List<String> warnings,
        @Nullable List<KeyRejection> rejectedKeys) {

    static final String PARTIAL_FAILURE = "partial_failure";

    static PublishReply ofError(@Nullable String code, String sentence, @Nullable String errorId) {
        return new PublishReply(sentence, code, code, errorId, null, null, null, null);
    }

    static PublishReply stored(int inserted, String revisionToken) {
        return new PublishReply(null, null, null, null, revisionToken, inserted, null, null);
    }

    static PublishReply empty() {
        return new PublishReply(null, null, null, null, null, null, null, null);
    }

    PublishReply withCode(String other) {
        return new PublishReply(
                error,
                other,
                other,
                errorId,
                revisionToken,
                insertedExposures,
                warnings,
                rejectedKeys);
    }

    PublishReply withRemarks(List<String> remarks, List<KeyRejection> rejections) {
        return new PublishReply(
                error,
                code,
                errorCode,
                errorId,
                revisionToken,
                insertedExposures,
                remarks.isEmpty() ? null : remarks,
                rejections.isEmpty() ? null : rejections);
    }
}

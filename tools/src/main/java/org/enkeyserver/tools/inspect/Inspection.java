package org.enkeyserver.tools.inspect;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What was found in one file; also the shape of the JSON output.
///
/// @param source the file or address
/// @param valid whether it reads well and, where a key was given, verifies
/// @param reason why it is not valid; empty when it is
/// @param verification `verified`, `not verified`, or `not checked` where no key was given
/// @param contents what it holds; empty when it cannot be read
record Inspection(
        String source,
        boolean valid,
        String reason,
        String verification,
        int bytes,
        List<Contents> contents) {

    /// The inside of a readable file.
    ///
    /// @param digest SHA-256 of `export.bin` in hexadecimal
    /// @param reportTypes counts by report type
    /// @param ageInDays whole days from the start of a key to the end of the window
    record Contents(
            Instant start,
            Instant end,
            String region,
            int batchNumber,
            int batchSize,
            List<Signer> signatureInfos,
            List<Signed> signatures,
            String digest,
            int keys,
            int revisedKeys,
            SortedMap<String, Integer> reportTypes,
            SortedMap<String, Integer> revisedReportTypes,
            SortedMap<Integer, Integer> daysSinceOnset,
            int withoutOnset,
            SortedMap<Integer, Integer> transmissionRisk,
            SortedMap<Integer, Integer> rollingPeriod,
            SortedMap<Integer, Integer> ageInDays) {}

    /// A signature info of `export.bin`.
    record Signer(String keyId, String keyVersion, String algorithm) {}

    /// A signature of `export.sig`.
    record Signed(
            String keyId,
            String keyVersion,
            String algorithm,
            int batchNumber,
            int batchSize,
            int bytes,
            boolean strictDer) {}
}

package org.enkeyserver.tools.upload;

import org.enkeyserver.tools.check.Finding;

/// One row of the checklist.
///
/// @param id `K-69` and so on
/// @param statement what a server must do
record UploadRule(String id, Priority priority, String statement, Probe probe) {

    /// Sends what the row needs and judges the answers; never throws for a bad answer.
    @FunctionalInterface
    interface Probe {

        Finding judge(UploadServer server) throws InterruptedException;
    }
}

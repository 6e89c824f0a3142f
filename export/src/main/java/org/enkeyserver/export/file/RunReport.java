package org.enkeyserver.export.file;

import java.util.ArrayList;
import java.util.List;
import org.enkeyserver.common.job.JobReport;

/// Gathers what a run over one export did.
final class RunReport {

    private final List<String> errors = new ArrayList<>();
    private int planned;
    private int listed;
    private int files;
    private long keys;
    private int empty;
    private int delisted;
    private String remark = "";

    void planned(int windows) {
        planned = windows;
    }

    void count(WindowOutcome outcome) {
        switch (outcome) {
            case WindowOutcome.Listed done -> {
                listed++;
                files += done.files();
                keys += done.keys() + done.revisedKeys();
            }
            case WindowOutcome.Empty() -> empty++;
            case WindowOutcome.Failed(String reason) -> {}
            case WindowOutcome.ClaimLost() -> remark("another run works on this export");
        }
    }

    void delisted(int count) {
        delisted = count;
    }

    void remark(String words) {
        remark = ", " + words;
    }

    void error(String sentence) {
        errors.add(sentence);
    }

    JobReport finish() {
        String summary =
                "%d windows planned, %d exported in %d files with %d keys, %d empty, %d files delisted%s"
                        .formatted(planned, listed, files, keys, empty, delisted, remark);
        return new JobReport(summary, errors);
    }
}

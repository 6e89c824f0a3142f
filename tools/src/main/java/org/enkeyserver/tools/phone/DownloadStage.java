package org.enkeyserver.tools.phone;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.enkeyserver.tools.Progress;

/// Looks for new exports until everything awaited is there.
public final class DownloadStage {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Progress progress;
    private final Clock machine;

    public DownloadStage(Progress progress, Clock machine) {
        this.progress = progress;
        this.machine = machine;
    }

    /// Downloads into `exported` until `missing` counts nothing more or `deadline` has passed, and
    /// returns the last count. A server that does not answer for a while is waited for.
    public int await(
            DownloadingPhone phone,
            Exported exported,
            ToIntFunction<Exported> missing,
            Instant deadline)
            throws InterruptedException {
        String stage = phone.profile().title();
        while (true) {
            String state = download(phone, exported);
            int count = missing.applyAsInt(exported);
            if (count == 0 || !machine.instant().isBefore(deadline)) {
                progress.line(
                        stage,
                        state + (count == 0 ? "" : ", gave up waiting for " + count + " keys"));
                return count;
            }
            progress.update(stage, state + ", waiting for " + count + " keys");
            Thread.sleep(PAUSE);
        }
    }

    private static String download(DownloadingPhone phone, Exported exported)
            throws InterruptedException {
        try {
            for (DownloadedExport export : phone.downloadNew()) {
                exported.add(export);
            }
        } catch (IOException silent) {
            return "the download server does not answer";
        }
        return "%d files downloaded, signatures right, %d keys"
                .formatted(exported.exports().size(), exported.keys().size());
    }
}

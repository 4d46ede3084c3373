package io.liushui.workers.operations;

import io.liushui.core.merchantfiles.ReconciliationFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Builds merchants' files soon after their day, so that they are listed and told of before anybody asks. Several instances may do it at once. */
@Component
class ReconciliationFilesUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationFilesUpkeep.class);
    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 100;

    private final ReconciliationFiles files;

    ReconciliationFilesUpkeep(ReconciliationFiles files) {
        this.files = files;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 50_000)
    void prepare() {
        try {
            int batches = 1;
            while (files.prepare(BATCH) && batches < MOST_BATCHES) {
                batches++;
            }
        } catch (RuntimeException trouble) {
            LOG.warn("merchants' files are tried again in a minute", trouble);
        }
    }
}

package io.liushui.core.merchantfiles;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A file that is there for good.
 *
 * @param rows movements in it, 0 or more
 * @param sizeBytes of the CSV
 * @param sha256 of the CSV, in hexadecimal
 */
public record ReconciliationFile(
        String appId, LocalDate day, int rows, List<FileTotal> totals, long sizeBytes, String sha256, Instant builtAt) {

    public ReconciliationFile {
        totals = List.copyOf(totals);
    }

    /** As merchants store it, and as SFTP shows it. */
    public String name() {
        return day + ".csv";
    }
}

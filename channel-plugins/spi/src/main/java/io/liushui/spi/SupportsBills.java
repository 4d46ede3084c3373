package io.liushui.spi;

import java.nio.file.Path;
import java.util.function.Consumer;

/** The channel makes a bill of each day. */
public interface SupportsBills {

    /** @param target a file that does not exist yet; after {@link BillOutcome.Downloaded} it holds the bill as the channel made it */
    BillOutcome downloadBill(BillRequest request, Path target);

    /**
     * Reads a downloaded bill row by row, in bounded memory, and checks its totals.
     *
     * @return how many rows it has
     * @throws BillUnreadable when it is not whole or does not add up
     */
    long readBill(Path bill, Consumer<BillRow> rows) throws BillUnreadable;
}

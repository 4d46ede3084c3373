package io.liushui.spi;

import java.time.Instant;

/**
 * Undoes a whole payment before the channel's cut-off.
 *
 * @param voidNo our number of the void, 8 to 32 letters and digits
 * @param submittedAt when it was first sent
 */
public record VoidRequest(String voidNo, OrderReference order, String reason, Instant submittedAt, String traceId) {}

package io.liushui.spi;

import java.time.LocalDate;

/** @param date the day of the channel's own calendar */
public record BillRequest(LocalDate date, String traceId) {}

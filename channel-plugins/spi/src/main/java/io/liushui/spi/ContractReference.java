package io.liushui.spi;

import java.time.Instant;

/** @param channelRef the channel's own reference, null while unknown */
public record ContractReference(
        String contractNo, String method, String channelRef, Instant submittedAt, String traceId) {}

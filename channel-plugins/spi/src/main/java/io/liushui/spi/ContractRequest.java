package io.liushui.spi;

import java.time.Instant;

/**
 * @param contractNo our number of the contract, 8 to 32 letters and digits
 * @param method for which payments it is signed
 * @param card null when it is signed on the channel's page
 * @param phone where the channel sends its code, may be null
 * @param submittedAt when it was first sent
 */
public record ContractRequest(
        String contractNo,
        String method,
        Card card,
        String phone,
        String returnUrl,
        Instant submittedAt,
        String traceId) {}

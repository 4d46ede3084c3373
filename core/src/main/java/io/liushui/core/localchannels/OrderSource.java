package io.liushui.core.localchannels;

/**
 * What an order at a local channel is for.
 *
 * @param payerId the payer's id at the merchant, or null
 */
public record OrderSource(String paymentId, String merchantId, String payerId) {}

package io.liushui.sandbox.faults;

/**
 * What a rule is matched against; all but the channel and the number may be unknown.
 *
 * @param amount in minor units, 0 when unknown
 */
public record Facts(String channel, String orderNo, String method, long amount, String currency, String subject) {}

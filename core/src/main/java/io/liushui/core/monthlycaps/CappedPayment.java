package io.liushui.core.monthlycaps;

import io.liushui.core.money.Money;

/**
 * What a channel is about to be asked for.
 *
 * @param attemptId the attempt that is about to be made
 * @param phone in E.164; never null where the channel states a monthly cap, which needs it
 */
public record CappedPayment(String attemptId, String channelId, String method, String phone, Money amount) {

    /** Tells nothing of the payer. */
    @Override
    public String toString() {
        return "CappedPayment[" + attemptId + "]";
    }
}

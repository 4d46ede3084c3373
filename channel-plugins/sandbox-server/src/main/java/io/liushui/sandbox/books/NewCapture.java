package io.liushui.sandbox.books;

import java.util.Map;

/**
 * A request to take money of an authorisation.
 *
 * @param captureNo the number of the charge that it makes, an order number
 * @param amount in minor units
 * @param last whether what remains is released
 * @param notificationUrl null for the authorisation's
 * @param details may be null
 */
public record NewCapture(
        String captureNo,
        String authorizationNo,
        long amount,
        String currency,
        boolean last,
        String notificationUrl,
        Map<String, String> details)
        implements Command {

    @Override
    public String number() {
        return captureNo;
    }

    void validate() {
        Numbers.require(captureNo, "capture_no");
        Numbers.require(authorizationNo, "authorization_no");
        NewOrder.requireMoney(amount, currency);
    }
}

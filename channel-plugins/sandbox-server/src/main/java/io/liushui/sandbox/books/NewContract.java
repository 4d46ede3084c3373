package io.liushui.sandbox.books;

import java.util.Map;

/**
 * A request for the payer's standing consent.
 *
 * @param expiresAt until when the payer may agree, milliseconds since 1970
 * @param validUntil until when it stands once it is signed, milliseconds since 1970, null for good
 * @param details may be null
 */
public record NewContract(
        String contractNo,
        String method,
        Decision decision,
        String subject,
        long expiresAt,
        String returnUrl,
        String notificationUrl,
        Long validUntil,
        Map<String, String> details)
        implements Command {

    @Override
    public String number() {
        return contractNo;
    }

    void validate() {
        Numbers.require(contractNo, "contract_no");
        NewOrder.require(method != null, "invalid_request", "method");
        NewOrder.require(decision == Decision.AT_ONCE || decision == Decision.BY_PAYER, "invalid_request", "decision");
        NewOrder.require(subject != null && !subject.isBlank(), "invalid_request", "subject");
        NewOrder.require(expiresAt > 0, "invalid_request", "expires_at");
    }
}

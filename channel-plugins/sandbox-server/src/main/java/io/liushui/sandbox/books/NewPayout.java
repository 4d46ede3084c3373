package io.liushui.sandbox.books;

/**
 * Money to be paid out.
 *
 * @param amount in minor units, 1 to 999 999 999 999
 * @param payeeBank null for an account at the channel itself
 * @param purpose may be null
 * @param notificationUrl null for the channel's default
 */
public record NewPayout(
        String payoutNo,
        long amount,
        String currency,
        String payeeName,
        String payeeAccount,
        String payeeBank,
        String purpose,
        String notificationUrl)
        implements Command {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PURPOSE = 200;

    @Override
    public String number() {
        return payoutNo;
    }

    void validate() {
        Numbers.require(payoutNo, "payout_no");
        NewOrder.requireMoney(amount, currency);
        NewOrder.require(isText(payeeName, LONGEST_NAME), "invalid_request", "name");
        NewOrder.require(
                payeeAccount != null && payeeAccount.matches("[0-9A-Za-z@.+_-]{4,64}"),
                "payee_account_invalid",
                "account");
        NewOrder.require(purpose == null || isText(purpose, LONGEST_PURPOSE), "invalid_request", "purpose");
    }

    private static boolean isText(String text, int longest) {
        return text != null && !text.isBlank() && text.codePointCount(0, text.length()) <= longest;
    }

    /** Tells nothing of the payee. */
    @Override
    public String toString() {
        return "NewPayout[" + payoutNo + "]";
    }
}

package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewContract;
import io.liushui.sandbox.wire.Refusal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * The JSON of a request for a payer's standing consent.
 *
 * @param card null when the payer signs on the bank's page
 * @param phone where the code goes, needed with a card
 * @param validDays how long it stands once it is signed, 1 to 10000
 */
record ContractRequest(
        String contractNo,
        String method,
        CardData card,
        String phone,
        int validDays,
        String returnUrl,
        String notificationUrl) {

    /** Detail of a contract: the end of the card's number. */
    static final String LAST_FOUR = "last_four";

    private static final int MOST_DAYS = 10_000;
    private static final Duration TIME_TO_SIGN = Duration.ofMinutes(30);

    /** @param expiry {@code yyMM} */
    record CardData(String number, String expiry, String securityCode, String holder) {

        void validate(long now) {
            Checks.require(
                    number != null && number.matches("[0-9]{13,19}") && checks(number), "card_invalid", "number");
            Checks.require(expiry != null && expiry.matches("[0-9]{2}(0[1-9]|1[0-2])"), "card_invalid", "expiry");
            YearMonth end = YearMonth.of(2000 + Integer.parseInt(expiry.substring(0, 2)), month());
            long over = end.plusMonths(1)
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            Checks.require(now < over, "card_expired", "expiry");
        }

        private int month() {
            return Integer.parseInt(expiry.substring(2));
        }

        /** By the formula of Luhn. */
        private static boolean checks(String number) {
            int sum = 0;
            for (int index = 0; index < number.length(); index++) {
                int digit = number.charAt(number.length() - 1 - index) - '0';
                int weighted = index % 2 == 0 ? digit : digit * 2;
                sum += weighted / 10 + weighted % 10;
            }
            return sum % 10 == 0;
        }

        /** Tells nothing of the card. */
        @Override
        public String toString() {
            return "CardData[…]";
        }
    }

    /** Whether it is signed with a code instead of on the page. */
    static boolean byCard(Contract contract) {
        return contract.details().containsKey(LAST_FOUR);
    }

    /** @throws Refusal naming what is wrong */
    ContractRequest validated(long now) {
        Checks.number(contractNo, "contract_no");
        Checks.require(Method.named(method).needsContract(), "method_unknown", "method");
        Checks.require(validDays >= 1 && validDays <= MOST_DAYS, "invalid_request", "valid_days");
        Checks.web(returnUrl, "return_url");
        Checks.web(notificationUrl, "notification_url");
        Checks.require(phone == null || phone.matches("[+]?[0-9]{8,15}"), "phone_invalid", "phone");
        if (card != null) {
            card.validate(now);
            Checks.require(phone != null, "phone_invalid", "phone");
        }
        return this;
    }

    NewContract toContract(long now) {
        Map<String, String> details = new HashMap<>();
        if (phone != null) {
            details.put(PayerCodes.PHONE, phone);
        }
        if (card != null) {
            details.put(LAST_FOUR, card.number().substring(card.number().length() - 4));
        }
        return new NewContract(
                contractNo,
                method,
                Decision.BY_PAYER,
                Method.named(method).consent(),
                now + TIME_TO_SIGN.toMillis(),
                returnUrl,
                notificationUrl,
                now + Duration.ofDays(validDays).toMillis(),
                details);
    }

    /** Tells nothing of the payer. */
    @Override
    public String toString() {
        return "ContractRequest[" + contractNo + "]";
    }
}

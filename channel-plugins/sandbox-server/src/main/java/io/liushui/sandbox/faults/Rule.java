package io.liushui.sandbox.faults;

/**
 * A rule as it was asked for; absent conditions match everything.
 *
 * @param subject a part of the order's subject
 * @param times how many requests or notifications it applies to, 0 for all
 * @param probability 0 to 1, drawn from a generator seeded with {@code seed}
 * @param delayMillis waits this long first
 * @param holdMillis how long an answer or a reordered notification is held; negative: never answered
 * @param executeAfterMillis when something is executed by itself later
 * @param status HTTP status of an error
 * @param code why it is refused: a code of the books, or one of the channel's own
 * @param copies how often a notification is sent in all
 * @param wrongAmount in minor units
 * @param wrongCurrency ISO 4217
 * @param genuineToo whether the true notification follows a forged, stale or wrong one
 */
public record Rule(
        Fault fault,
        Operation operation,
        String channel,
        String orderNo,
        String subject,
        Long amount,
        String currency,
        String method,
        int times,
        double probability,
        long seed,
        long delayMillis,
        long holdMillis,
        long executeAfterMillis,
        int status,
        String code,
        int copies,
        Long wrongAmount,
        String wrongCurrency,
        String otherOrderNo,
        boolean genuineToo) {

    boolean matches(Operation asked, Facts facts) {
        return operation == asked
                && (channel == null || channel.equals(facts.channel()))
                && (orderNo == null || orderNo.equals(facts.orderNo()))
                && (subject == null
                        || (facts.subject() != null && facts.subject().contains(subject)))
                && (amount == null || amount == facts.amount())
                && (currency == null || currency.equals(facts.currency()))
                && (method == null || method.equals(facts.method()));
    }
}

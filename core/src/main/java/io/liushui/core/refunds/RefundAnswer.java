package io.liushui.core.refunds;

/**
 * How a refund stands.
 *
 * @param outcome refunded, pending, declined, unknown; after a query also not_executed: submit it again, its number stays
 * @param reasonCode why it was declined, or null
 */
public record RefundAnswer(String outcome, String reasonCode) {
    static RefundAnswer of(String outcome) {
        return new RefundAnswer(outcome, null);
    }
}

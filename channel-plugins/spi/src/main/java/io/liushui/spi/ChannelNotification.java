package io.liushui.spi;

/** A verified notification; {@code notificationId} is the channel's id of the event, the same in each repeat. */
public sealed interface ChannelNotification {

    String notificationId();

    /** Our number of what it is about; the notification's own id when it is about nothing of ours. */
    default String reference() {
        return switch (this) {
            case OfPayment payment -> payment.orderNo();
            case OfOperation operation -> operation.number();
            case OfAuthorization authorization -> authorization.orderNo();
            case OfContract contract -> contract.contractNo();
            case OfPayoutReturn returned -> returned.payoutNo();
            case Other other -> other.notificationId();
        };
    }

    /** About an order. */
    record OfPayment(String notificationId, String orderNo, QueryOutcome result) implements ChannelNotification {}

    /** About a refund, a void, a capture or a payout, by our number of it. */
    record OfOperation(String notificationId, ChannelFunction function, String number, OperationOutcome result)
            implements ChannelNotification {}

    /** About an authorisation. */
    record OfAuthorization(String notificationId, String orderNo, QueryOutcome result) implements ChannelNotification {}

    /** About a contract. */
    record OfContract(String notificationId, String contractNo, ContractOutcome result)
            implements ChannelNotification {}

    /**
     * A payout that was paid came back (退汇). It stays {@link OperationOutcome.Done}; the money is ours again.
     *
     * @param amountMinor what came back, in minor units; the whole payout
     * @param reason in the channel's words, nothing of the payee
     */
    record OfPayoutReturn(String notificationId, String payoutNo, long amountMinor, String currency, String reason)
            implements ChannelNotification {}

    /** Genuine, and nothing that we act on; it is acknowledged and changes nothing. */
    record Other(String notificationId, String event) implements ChannelNotification {}
}

package io.liushui.spi;

/** A verified notification; {@code notificationId} is the channel's id of the event, the same in each repeat. */
public sealed interface ChannelNotification {

    String notificationId();

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

    /** Genuine, and nothing that we act on; it is acknowledged and changes nothing. */
    record Other(String notificationId, String event) implements ChannelNotification {}
}

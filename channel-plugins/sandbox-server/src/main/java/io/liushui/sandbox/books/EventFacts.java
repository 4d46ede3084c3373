package io.liushui.sandbox.books;

/**
 * What all events have in common.
 *
 * @param number of the order, the authorisation or the contract; a refund has its order's, a release its authorisation's
 * @param amount in minor units, 0 for a contract
 * @param currency null for a contract
 * @param url where the notification goes, may be null
 */
public record EventFacts(
        String channel, String number, String method, long amount, String currency, String subject, String url) {

    public static EventFacts of(Event event) {
        return switch (event) {
            case Event.OrderChanged(Order order) ->
                new EventFacts(
                        order.channel(),
                        order.orderNo(),
                        order.method(),
                        order.amount(),
                        order.currency(),
                        order.subject(),
                        order.notificationUrl());
            case Event.RefundChanged(Refund refund, Order order) ->
                new EventFacts(
                        order.channel(),
                        order.orderNo(),
                        order.method(),
                        refund.amount(),
                        refund.currency(),
                        order.subject(),
                        refund.notificationUrl());
            case Event.AuthorizationChanged(Authorization held) ->
                new EventFacts(
                        held.channel(),
                        held.authorizationNo(),
                        held.method(),
                        held.amount(),
                        held.currency(),
                        held.subject(),
                        held.notificationUrl());
            case Event.ReleaseMade(Release release, Authorization held) ->
                new EventFacts(
                        held.channel(),
                        held.authorizationNo(),
                        held.method(),
                        release.amount(),
                        held.currency(),
                        held.subject(),
                        held.notificationUrl());
            case Event.ContractChanged(Contract contract) ->
                new EventFacts(
                        contract.channel(),
                        contract.contractNo(),
                        contract.method(),
                        0,
                        null,
                        contract.subject(),
                        contract.notificationUrl());
            case Event.PayoutChanged(Payout payout) ->
                new EventFacts(
                        payout.channel(),
                        payout.payoutNo(),
                        "payout",
                        payout.amount(),
                        payout.currency(),
                        payout.purpose(),
                        payout.notificationUrl());
        };
    }
}

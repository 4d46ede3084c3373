package io.liushui.sandbox.books;

import java.util.Optional;

/** Something that a channel may notify of, as it stood when it happened. */
public sealed interface Event {

    /** A payment or a capture. */
    record OrderChanged(Order order) implements Event {}

    /** A refund or a void. */
    record RefundChanged(Refund refund, Order order) implements Event {}

    record AuthorizationChanged(Authorization authorization) implements Event {}

    /** Held money was let go. */
    record ReleaseMade(Release release, Authorization authorization) implements Event {}

    record ContractChanged(Contract contract) implements Event {}

    /** A payout was paid or declined, or came back. */
    record PayoutChanged(Payout payout) implements Event {}

    /** What it tells of: the order, the refund, the authorisation, the release, the contract or the payout. */
    default Record told() {
        return switch (this) {
            case OrderChanged(Order order) -> order;
            case RefundChanged(Refund refund, Order _) -> refund;
            case AuthorizationChanged(Authorization held) -> held;
            case ReleaseMade(Release release, Authorization _) -> release;
            case ContractChanged(Contract contract) -> contract;
            case PayoutChanged(Payout payout) -> payout;
        };
    }

    /** What the books would tell now of an order, an authorisation, a contract or a payout. */
    static Event of(Books books, String number) {
        return switch (peek(books, number).orElseThrow(Orders::unknown)) {
            case OrderChanged _ -> new OrderChanged(books.orders().find(number));
            case AuthorizationChanged _ ->
                new AuthorizationChanged(books.authorizations().find(number));
            case ContractChanged _ -> new ContractChanged(books.contracts().find(number));
            case Event other -> other;
        };
    }

    /** The same as it stands in the books, without looking whether its time is over meanwhile. */
    static Optional<Event> peek(Books books, String number) {
        return books.orders()
                .peek(number)
                .<Event>map(OrderChanged::new)
                .or(() -> books.authorizations().peek(number).map(AuthorizationChanged::new))
                .or(() -> books.contracts().peek(number).map(ContractChanged::new))
                .or(() -> books.payouts().peek(number).map(PayoutChanged::new));
    }
}

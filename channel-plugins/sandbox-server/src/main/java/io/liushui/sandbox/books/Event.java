package io.liushui.sandbox.books;

/** Something that a channel may notify of, as it stood when it happened. */
public sealed interface Event {

    /** A payment or a capture. */
    record OrderChanged(Order order) implements Event {}

    /** A refund or a void. */
    record RefundChanged(Refund refund, Order order) implements Event {}

    record AuthorizationChanged(Authorization authorization) implements Event {}

    record ContractChanged(Contract contract) implements Event {}

    /** What it tells of: the order, the refund, the authorisation or the contract. */
    default Record told() {
        return switch (this) {
            case OrderChanged(Order order) -> order;
            case RefundChanged(Refund refund, Order _) -> refund;
            case AuthorizationChanged(Authorization held) -> held;
            case ContractChanged(Contract contract) -> contract;
        };
    }

    /** What the books would tell now of an order, an authorisation or a contract that they hold. */
    static Event of(Books books, String number) {
        if (books.orders().peek(number).isPresent()) {
            return new OrderChanged(books.orders().find(number));
        }
        return books.authorizations().peek(number).isPresent()
                ? new AuthorizationChanged(books.authorizations().find(number))
                : new ContractChanged(books.contracts().find(number));
    }
}

package io.liushui.core.payments;

/** Where a payment stands. Terminal states never go back; of a success the money may. */
public sealed interface PaymentState {

    record Accepted() implements PaymentState {}

    record Processing() implements PaymentState {}

    record RequiresAction() implements PaymentState {}

    record Succeeded() implements PaymentState {}

    record Failed(String reasonCode) implements PaymentState {}

    record Closed(String reasonCode) implements PaymentState {}

    /** Succeeded, and a part of the money went back. */
    record PartiallyRefunded() implements PaymentState {}

    /** Succeeded, and all of the money went back. */
    record Refunded() implements PaymentState {}

    /** Succeeded, and undone at the channel on the same day. */
    record Voided() implements PaymentState {}

    default boolean terminal() {
        return switch (this) {
            case Accepted _, Processing _, RequiresAction _ -> false;
            case Succeeded _, Failed _, Closed _, PartiallyRefunded _, Refunded _, Voided _ -> true;
        };
    }

    /** Null unless failed or closed. */
    default String reason() {
        return switch (this) {
            case Accepted _, Processing _, RequiresAction _, Succeeded _, PartiallyRefunded _, Refunded _, Voided _ ->
                null;
            case Failed(String reasonCode) -> reasonCode;
            case Closed(String reasonCode) -> reasonCode;
        };
    }

    /** The name in the API and the database. */
    default String code() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Processing _ -> "processing";
            case RequiresAction _ -> "requires_action";
            case Succeeded _ -> "succeeded";
            case Failed _ -> "failed";
            case Closed _ -> "closed";
            case PartiallyRefunded _ -> "partially_refunded";
            case Refunded _ -> "refunded";
            case Voided _ -> "voided";
        };
    }

    /** How the payment itself ended: a refund changes nothing of its success. The state's own code while it is open. */
    default String outcome() {
        return switch (this) {
            case Accepted _, Processing _, RequiresAction _, Succeeded _, Failed _, Closed _ -> code();
            case PartiallyRefunded _, Refunded _, Voided _ -> new Succeeded().code();
        };
    }

    /** @throws IllegalArgumentException for a code that is not a state */
    static PaymentState of(String code, String reasonCode) {
        return switch (code) {
            case "accepted" -> new Accepted();
            case "processing" -> new Processing();
            case "requires_action" -> new RequiresAction();
            case "succeeded" -> new Succeeded();
            case "failed" -> new Failed(reasonCode);
            case "closed" -> new Closed(reasonCode);
            case "partially_refunded" -> new PartiallyRefunded();
            case "refunded" -> new Refunded();
            case "voided" -> new Voided();
            default -> throw new IllegalArgumentException("no payment state: " + code);
        };
    }
}

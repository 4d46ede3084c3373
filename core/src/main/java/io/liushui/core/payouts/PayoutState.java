package io.liushui.core.payouts;

/** Where a payout stands. It ends once; only what succeeded may come back afterwards. */
public sealed interface PayoutState {

    record Accepted() implements PayoutState {}

    /** A person decides. */
    record InReview() implements PayoutState {}

    /** The channel has it, or may have it. */
    record Processing() implements PayoutState {}

    record Succeeded() implements PayoutState {}

    /** It had succeeded, and the money came back. */
    record Returned(String reasonCode) implements PayoutState {}

    record Failed(String reasonCode) implements PayoutState {}

    record Cancelled() implements PayoutState {}

    /** Whether money is still frozen for it. */
    default boolean open() {
        return switch (this) {
            case Accepted _, InReview _, Processing _ -> true;
            case Succeeded _, Returned _, Failed _, Cancelled _ -> false;
        };
    }

    /** Null unless it failed or came back. */
    default String reason() {
        return switch (this) {
            case Accepted _, InReview _, Processing _, Succeeded _, Cancelled _ -> null;
            case Returned(String reasonCode) -> reasonCode;
            case Failed(String reasonCode) -> reasonCode;
        };
    }

    /** The name in the API and the database. */
    default String code() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case InReview _ -> "in_review";
            case Processing _ -> "processing";
            case Succeeded _ -> "succeeded";
            case Returned _ -> "returned";
            case Failed _ -> "failed";
            case Cancelled _ -> "cancelled";
        };
    }

    /** @throws IllegalArgumentException for a code that is not a state */
    static PayoutState of(String code, String reasonCode) {
        return switch (code) {
            case "accepted" -> new Accepted();
            case "in_review" -> new InReview();
            case "processing" -> new Processing();
            case "succeeded" -> new Succeeded();
            case "returned" -> new Returned(reasonCode);
            case "failed" -> new Failed(reasonCode);
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalArgumentException("no payout state: " + code);
        };
    }
}

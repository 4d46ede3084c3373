package io.liushui.core.refunds;

import java.util.Locale;

/** Where a refund stands; how its request stands at the channel is the operation's state. Succeeded and failed stay. */
public sealed interface RefundState {

    record Pending() implements RefundState {}

    record Succeeded(SettledBy by) implements RefundState {}

    /** Nothing went back. {@code reasonCode} is the channel's, or {@code given_up}. */
    record Failed(String reasonCode) implements RefundState {}

    /** Who paid the money back. */
    enum SettledBy {
        CHANNEL,
        /** An operator says that it was paid outside of the channel. */
        ELSEWHERE,
        /** Nobody at a channel: all of it is shares of the payment's other parts. */
        PARTS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    default boolean terminal() {
        return switch (this) {
            case Pending _ -> false;
            case Succeeded _, Failed _ -> true;
        };
    }

    /** The name in the API and the database. */
    default String code() {
        return switch (this) {
            case Pending _ -> "pending";
            case Succeeded _ -> "succeeded";
            case Failed _ -> "failed";
        };
    }

    /** @throws IllegalArgumentException for a code that is not a state */
    static RefundState of(String code, String settledBy, String reasonCode) {
        return switch (code) {
            case "pending" -> new Pending();
            case "succeeded" -> new Succeeded(SettledBy.valueOf(settledBy.toUpperCase(Locale.ROOT)));
            case "failed" -> new Failed(reasonCode);
            default -> throw new IllegalArgumentException("no refund state: " + code);
        };
    }
}

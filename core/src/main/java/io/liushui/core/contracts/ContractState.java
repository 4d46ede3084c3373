package io.liushui.core.contracts;

/** Where a contract stands. Unsigned, expired and failed are final. */
public sealed interface ContractState {

    record Pending() implements ContractState {}

    record Signed() implements ContractState {}

    /** It was signed and was ended, by the merchant or at the channel. */
    record Unsigned(String reasonCode) implements ContractState {}

    record Expired() implements ContractState {}

    /** It was never signed. */
    record Failed(String reasonCode) implements ContractState {}

    default boolean terminal() {
        return switch (this) {
            case Pending _, Signed _ -> false;
            case Unsigned _, Expired _, Failed _ -> true;
        };
    }

    /** Null unless unsigned or failed. */
    default String reason() {
        return switch (this) {
            case Pending _, Signed _, Expired _ -> null;
            case Unsigned(String reasonCode) -> reasonCode;
            case Failed(String reasonCode) -> reasonCode;
        };
    }

    /** The name in the API and the database. */
    default String code() {
        return switch (this) {
            case Pending _ -> "pending";
            case Signed _ -> "signed";
            case Unsigned _ -> "unsigned";
            case Expired _ -> "expired";
            case Failed _ -> "failed";
        };
    }

    /** @throws IllegalArgumentException for a code that is not a state */
    static ContractState of(String code, String reasonCode) {
        return switch (code) {
            case "pending" -> new Pending();
            case "signed" -> new Signed();
            case "unsigned" -> new Unsigned(reasonCode);
            case "expired" -> new Expired();
            case "failed" -> new Failed(reasonCode);
            default -> throw new IllegalArgumentException("no contract state: " + code);
        };
    }
}

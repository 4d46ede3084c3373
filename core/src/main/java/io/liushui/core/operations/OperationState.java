package io.liushui.core.operations;

/** Where an operation stands. Done and declined are what the channel said, and stay. */
public sealed interface OperationState {

    /** Ours to send: it was never sent, or the channel has surely never seen it. */
    record Created() implements OperationState {}

    record Sent() implements OperationState {}

    /** The channel is working on it. */
    record Pending() implements OperationState {}

    /** Perhaps executed. */
    record Unknown() implements OperationState {}

    /** @param channelRef the channel's number of it, may be null */
    record Done(String channelRef) implements OperationState {}

    /** Surely not executed. {@code reasonCode} is the channel's code. */
    record Declined(String reasonCode) implements OperationState {}

    default boolean answered() {
        return switch (this) {
            case Created _, Sent _, Pending _, Unknown _ -> false;
            case Done _, Declined _ -> true;
        };
    }

    /** The name in the database. */
    default String code() {
        return switch (this) {
            case Created _ -> "created";
            case Sent _ -> "sent";
            case Pending _ -> "pending";
            case Unknown _ -> "unknown";
            case Done _ -> "done";
            case Declined _ -> "declined";
        };
    }

    /** @throws IllegalArgumentException for a code that is not a state */
    static OperationState of(String code, String channelRef, String reasonCode) {
        return switch (code) {
            case "created" -> new Created();
            case "sent" -> new Sent();
            case "pending" -> new Pending();
            case "unknown" -> new Unknown();
            case "done" -> new Done(channelRef);
            case "declined" -> new Declined(reasonCode);
            default -> throw new IllegalArgumentException("no operation state: " + code);
        };
    }
}

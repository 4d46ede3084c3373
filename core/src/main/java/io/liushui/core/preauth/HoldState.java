package io.liushui.core.preauth;

/** Where an authorisation stands once the amount was held. The void of a capture leads back to where something is held. */
public sealed interface HoldState {

    record Authorized() implements HoldState {}

    /** A part was taken, and something is still held. */
    record PartiallyCaptured() implements HoldState {}

    /** Something was taken, and nothing is held any more. */
    record Captured() implements HoldState {}

    /** Everything was let go before anything was taken. */
    record Voided() implements HoldState {}

    /** Its time passed before anything was taken. */
    record Expired() implements HoldState {}

    /** Whether something is held at the channel. */
    default boolean holds() {
        return switch (this) {
            case Authorized _, PartiallyCaptured _ -> true;
            case Captured _, Voided _, Expired _ -> false;
        };
    }

    /** The name in the API and the database. */
    default String code() {
        return switch (this) {
            case Authorized _ -> "authorized";
            case PartiallyCaptured _ -> "partially_captured";
            case Captured _ -> "captured";
            case Voided _ -> "voided";
            case Expired _ -> "expired";
        };
    }

    /** @throws IllegalArgumentException for a code that is not a state */
    static HoldState of(String code) {
        return switch (code) {
            case "authorized" -> new Authorized();
            case "partially_captured" -> new PartiallyCaptured();
            case "captured" -> new Captured();
            case "voided" -> new Voided();
            case "expired" -> new Expired();
            default -> throw new IllegalArgumentException("no state of an authorisation: " + code);
        };
    }
}

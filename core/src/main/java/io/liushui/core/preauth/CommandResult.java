package io.liushui.core.preauth;

/** How a command was taken. */
public sealed interface CommandResult {

    /** A capture will be made or voided. */
    record OfCapture(Capture capture) implements CommandResult {}

    /** What is held will be let go. */
    record OfAuthorization(Authorization authorization) implements CommandResult {}

    record Refused(IllegalMove reason) implements CommandResult {}

    /** The app has used the capture number before. */
    record NumberTaken(String captureId) implements CommandResult {}

    record NotFound() implements CommandResult {}
}

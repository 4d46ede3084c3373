package io.liushui.channel.sandbox;

import io.liushui.spi.OperationOutcome;
import java.util.Map;

/** Asks the sandbox for operations, and what became of them. */
final class Operations {

    private final Wire wire;
    private final Answers answers;

    Operations(Wire wire, Answers answers) {
        this.wire = wire;
        this.answers = answers;
    }

    /** @param number ours */
    OperationOutcome submit(Operation operation, String number, String traceId, Map<String, Object> body) {
        return switch (wire.post(operation.call(number, traceId), operation.path(), body)) {
            case Wire.Answer.Genuine(var answer) -> answers.submitted(operation.function(), number, answer);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    OperationOutcome ask(Operation operation, String number, String traceId) {
        return switch (wire.get(operation.query(number, traceId), operation.path(number))) {
            case Wire.Answer.Genuine(var answer) -> answers.asked(operation.function(), number, answer);
            case Wire.Answer.NotSent(String reason) -> new OperationOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }
}

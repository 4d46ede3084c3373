package io.liushui.channel.paypal;

import io.liushui.channel.paypal.PaypalApi.Answer;
import io.liushui.channel.paypal.PaypalOrder.Movement;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OperationOutcome;

/** What a refund or a capture of held money means in our words. */
final class Operations {

    private final Codes codes;
    private final ChannelFunction function;
    private final String kind;

    /** @param kind {@code refund.} or {@code capture.} */
    Operations(Codes codes, ChannelFunction function, String kind) {
        this.codes = codes;
        this.function = function;
        this.kind = kind;
    }

    OperationOutcome outcome(String number, Answer answer) {
        return switch (answer) {
            case Answer.Done done -> outcome(number, Movement.read(done.body()));
            case Answer.Refused(int _, String code, String message, String _) -> refused(number, code, message);
            case Answer.NotSent(String reason) -> new OperationOutcome.Unavailable(reason);
            case Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    OperationOutcome outcome(String number, Movement movement) {
        if (movement.id().isEmpty() || !movement.invoiceId().equals(number)) {
            return new OperationOutcome.Unknown("the answer is not what was asked for");
        }
        String code = kind + movement.status();
        return switch (codes.meaning(function, number, code)) {
            case DONE ->
                movement.amount() == null
                        ? new OperationOutcome.Unknown("the amount cannot be read")
                        : new OperationOutcome.Done(
                                movement.id(),
                                movement.amount().minor(),
                                movement.amount().currency());
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED, DECLINED_HERE -> new OperationOutcome.Declined(code, "");
            case APPROVED, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    OperationOutcome refused(String number, String code, String message) {
        return switch (codes.meaning(function, number, code)) {
            case DECLINED, DECLINED_HERE, OVER, NOT_FOUND -> new OperationOutcome.Declined(code, message);
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(code);
            case DONE, APPROVED, OPEN, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }
}

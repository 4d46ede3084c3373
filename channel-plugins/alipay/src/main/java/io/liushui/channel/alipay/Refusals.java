package io.liushui.channel.alipay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OperationOutcome;
import java.util.function.Supplier;

/** What it means when Alipay refuses to pay back or to unfreeze, or to say what became of it. */
final class Refusals {

    private final Codes codes;

    Refusals(Codes codes) {
        this.codes = codes;
    }

    /** @param query asks what became of the number, because an earlier sending of ours may have done it */
    OperationOutcome ofRequest(
            ChannelFunction function, String number, Answer.Refused refused, Supplier<OperationOutcome> query) {
        OperationOutcome declined = new OperationOutcome.Declined(refused.code(), refused.message());
        OperationOutcome unclear = new OperationOutcome.Unknown("code " + refused.code());
        return switch (codes.meaning(function, number, refused.code())) {
            case DECLINED, DECLINED_HERE, NOT_FOUND -> declined;
            case OVER ->
                switch (query.get()) {
                    case OperationOutcome.Done done -> done;
                    case OperationOutcome.NotFound _ -> declined;
                    case OperationOutcome.Pending _,
                            OperationOutcome.Declined _,
                            OperationOutcome.Unavailable _,
                            OperationOutcome.Unknown _ -> unclear;
                };
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(refused.code());
            case DONE, APPROVED, OPEN, UNKNOWN -> unclear;
        };
    }

    OperationOutcome ofQuestion(ChannelFunction function, String number, Answer.Refused refused) {
        return switch (codes.meaning(function, number, refused.code())) {
            case NOT_FOUND -> new OperationOutcome.NotFound();
            case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                new OperationOutcome.Unknown("code " + refused.code());
        };
    }
}

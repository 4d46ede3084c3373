package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;

/** What the answer to a submission says: at most that it was accepted, never that money moved. */
final class Submission {

    private Submission() {}

    static PayOutcome payment(Codes codes, ChannelFunction function, String orderNo, Gateway.Answer.Genuine answer) {
        String code = answer.text("respCode");
        String message = answer.text("respMsg");
        return switch (codes.meaning(function, orderNo, code)) {
            case OPEN -> new PayOutcome.Pending(answer.fields().get("queryId"), null);
            case DECLINED_HERE -> new PayOutcome.Declined(code, message, true);
            case DECLINED, OVER -> new PayOutcome.Declined(code, message, false);
            case NOT_EXECUTED -> new PayOutcome.Unavailable("respCode " + code, UnionPayChannel.TROUBLE_AFTER);
            case DONE, APPROVED, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("respCode " + code);
        };
    }

    static OperationOutcome operation(
            Codes codes, ChannelFunction function, String number, Gateway.Answer.Genuine answer) {
        String code = answer.text("respCode");
        return switch (codes.meaning(function, number, code)) {
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED, DECLINED_HERE, OVER -> new OperationOutcome.Declined(code, answer.text("respMsg"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable("respCode " + code);
            case DONE, APPROVED, NOT_FOUND, UNKNOWN -> new OperationOutcome.Unknown("respCode " + code);
        };
    }
}

package io.liushui.channel.wechatpay;

import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import tools.jackson.databind.JsonNode;

/** What WeChat Pay says of refunds, in our words. */
final class RefundAnswers {
    /** Of whatever names none: refunds are paid back in yuan at home. */
    private static final String CURRENCY = "CNY";

    private final Codes codes;

    RefundAnswers(Codes codes) {
        this.codes = codes;
    }

    OperationOutcome submitted(RefundRequest request, JsonNode answer) {
        String code = Fields.text(answer, "code");
        if (code.isEmpty()) {
            return about(request, answer);
        }
        String message = Fields.text(answer, "message");
        return switch (codes.meaning(REFUND, request.refundNo(), code)) {
            // Not the refund, which is new, but its order is unknown there
            case DECLINED, NOT_FOUND -> new OperationOutcome.Declined(code, message);
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(code);
            case DONE, APPROVED, OPEN, DECLINED_HERE, OVER, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    /** A question that is refused says nothing of the refund, unless it says that there is none. */
    OperationOutcome asked(RefundRequest request, JsonNode answer) {
        String code = Fields.text(answer, "code");
        if (code.isEmpty()) {
            return about(request, answer);
        }
        return codes.meaning(REFUND, request.refundNo(), code) == CodeMeaning.NOT_FOUND
                ? new OperationOutcome.NotFound()
                : new OperationOutcome.Unknown("code " + code);
    }

    /** The refund must be the one that was asked for, and the answer says in which currency. */
    private OperationOutcome about(RefundRequest request, JsonNode refund) {
        return isAbout(request, refund)
                ? told(request.refundNo(), Fields.text(refund, "status"), refund)
                : new OperationOutcome.Unknown("the answer is about another refund");
    }

    /** Of a refund as an answer or a notification describes it; its status has a name of its own in each, and only an answer names the currency. */
    OperationOutcome told(String refundNo, String status, JsonNode refund) {
        String reference = Fields.text(refund, "refund_id");
        return switch (codes.meaning(REFUND, refundNo, status)) {
            case DONE -> done(reference, refund.path("amount"));
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED -> new OperationOutcome.Declined(status, "the refund ended as " + status);
            case APPROVED, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new OperationOutcome.Unknown("status " + status);
        };
    }

    private static OperationOutcome done(String reference, JsonNode amount) {
        long fen = Fields.amount(amount, "refund");
        String currency = Fields.text(amount, "currency");
        return reference.isEmpty() || fen == 0
                ? new OperationOutcome.Unknown("the answer is incomplete")
                : new OperationOutcome.Done(reference, fen, currency.isEmpty() ? CURRENCY : currency);
    }

    private static boolean isAbout(RefundRequest request, JsonNode refund) {
        return Fields.text(refund, "out_refund_no").equals(request.refundNo())
                && Fields.text(refund, "out_trade_no").equals(request.order().orderNo())
                && !Fields.text(refund.path("amount"), "currency").isEmpty();
    }
}

package io.liushui.channel.carrier;

import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.time.Duration;

/** The carrier's answers and notifications in our words. What is incomplete, or about something else than we asked, is unknown. */
final class Answers {

    private static final Duration LATER = Duration.ofSeconds(10);

    private final CarrierCodes codes;

    Answers(CarrierCodes codes) {
        this.codes = codes;
    }

    /** @param function {@link ChannelFunction#PAY} or {@link ChannelFunction#CONFIRM_BY_CODE} */
    PayOutcome pay(ChannelFunction function, String orderNo, Message answer) {
        String code = answer.decisive();
        if (answer.isCarriedOut() && !answer.isAbout(orderNo)) {
            return new PayOutcome.Unknown("the carrier tells of another order");
        }
        return switch (codes.meaning(function, orderNo, code)) {
            case DONE ->
                answer.complete()
                        .<PayOutcome>map(paid ->
                                new PayOutcome.Succeeded(paid.field("tradeNo"), paid.amount(), paid.field("currency")))
                        .orElse(new PayOutcome.Unknown("the order is incomplete"));
            case OPEN -> waiting(orderNo, answer);
            case DECLINED_HERE -> new PayOutcome.Declined(answer.reason(), answer.field("message"), true);
            case DECLINED, OVER -> new PayOutcome.Declined(answer.reason(), answer.field("message"), false);
            case NOT_EXECUTED -> new PayOutcome.Unavailable("code " + code, LATER);
            case APPROVED, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    private static PayOutcome waiting(String orderNo, Message answer) {
        if (!answer.isAbout(orderNo) || answer.field("phoneMask").isEmpty() || answer.triesLeft() < 1) {
            return new PayOutcome.Unknown("the order is incomplete");
        }
        return new PayOutcome.Pending(
                answer.field("tradeNo"), new PayerAction.EnterCode(answer.field("phoneMask"), answer.triesLeft()));
    }

    /** An order as an answer or a notification tells it. */
    QueryOutcome query(String orderNo, Message answer) {
        String code = answer.decisive();
        if (answer.isCarriedOut() && !answer.isAbout(orderNo)) {
            return new QueryOutcome.Unanswered("the carrier tells of another order");
        }
        return switch (codes.meaning(QUERY, orderNo, code)) {
            case DONE ->
                answer.complete()
                        .<QueryOutcome>map(paid ->
                                new QueryOutcome.Paid(paid.field("tradeNo"), paid.amount(), paid.field("currency")))
                        .orElse(new QueryOutcome.Unanswered("the order is incomplete"));
            case OPEN -> new QueryOutcome.Unpaid(answer.field("tradeNo"));
            case DECLINED, OVER -> new QueryOutcome.NotPaid(answer.reason(), answer.field("message"));
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case APPROVED, DECLINED_HERE, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + code);
        };
    }

    CloseOutcome close(String orderNo, Message answer) {
        String code = answer.decisive();
        if (!answer.isAbout(orderNo)) {
            return new CloseOutcome.Unknown("code " + code + ", not about this order");
        }
        return switch (codes.meaning(CLOSE, orderNo, code)) {
            case OVER -> new CloseOutcome.Closed();
            case DONE ->
                answer.complete()
                        .<CloseOutcome>map(paid -> new CloseOutcome.AlreadyPaid(
                                paid.field("tradeNo"), paid.amount(), paid.field("currency")))
                        .orElse(new CloseOutcome.Unknown("the order is incomplete"));
            case OPEN, APPROVED, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new CloseOutcome.Unknown("code " + code);
        };
    }

    OperationOutcome refund(RefundRequest asked, Message answer) {
        String code = answer.decisive();
        return switch (codes.meaning(REFUND, asked.refundNo(), code)) {
            case DONE, OPEN -> found(asked, answer);
            case DECLINED -> new OperationOutcome.Declined(answer.reason(), answer.field("message"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable("code " + code);
            case OVER, NOT_FOUND, APPROVED, DECLINED_HERE, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    /** Unlike {@link #refund}, a query that was refused tells nothing of the refund. */
    OperationOutcome refundQuery(RefundRequest asked, Message answer) {
        if (answer.isCarriedOut()) {
            return found(asked, answer);
        }
        return switch (codes.meaning(REFUND, asked.refundNo(), answer.decisive())) {
            case NOT_FOUND -> new OperationOutcome.NotFound();
            case DONE, OPEN, OVER, DECLINED, NOT_EXECUTED, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("code " + answer.decisive());
        };
    }

    private OperationOutcome found(RefundRequest asked, Message answer) {
        boolean same = answer.field("refundNo").equals(asked.refundNo())
                && answer.isAbout(asked.order().orderNo());
        return same
                ? refundStatus(asked.refundNo(), answer)
                : new OperationOutcome.Unknown("the carrier tells of another refund");
    }

    /** A refund as an answer or a notification tells it. */
    OperationOutcome refundStatus(String refundNo, Message message) {
        String status = message.field("status");
        return switch (codes.meaning(REFUND, refundNo, status)) {
            case DONE ->
                message.amount() == 0 || message.field("currency").isEmpty()
                        ? new OperationOutcome.Unknown("the refund is incomplete")
                        : new OperationOutcome.Done(
                                message.field("refundTradeNo"), message.amount(), message.field("currency"));
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED -> new OperationOutcome.Declined(message.reason(), message.field("message"));
            case OVER, NOT_FOUND, NOT_EXECUTED, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("status " + status);
        };
    }
}

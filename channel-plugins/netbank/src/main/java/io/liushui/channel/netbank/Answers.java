package io.liushui.channel.netbank;

import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundRequest;
import java.util.OptionalLong;

/** The bank's answers and notifications in our words. What is incomplete, or about something else than we asked, is unknown. */
final class Answers {

    private final NetbankCodes codes;

    Answers(NetbankCodes codes) {
        this.codes = codes;
    }

    QueryOutcome query(String orderNo, Wire.Answer.Genuine answer) {
        return answer.code().equals(Protocol.CARRIED_OUT)
                ? order(orderNo, answer.message())
                : order(orderNo, answer.message(), answer.code());
    }

    /** An order as a notification tells it. */
    QueryOutcome order(String orderNo, Message message) {
        return message.body("OrderNo").equals(orderNo)
                ? order(orderNo, message, message.body("OrderStatus"))
                : new QueryOutcome.Unanswered("the bank tells of another order");
    }

    private QueryOutcome order(String orderNo, Message message, String code) {
        return switch (codes.meaning(QUERY, orderNo, code)) {
            case DONE ->
                Money.of(message)
                        .<QueryOutcome>map(paid -> new QueryOutcome.Paid(paid.bankSeq(), paid.fen(), paid.currency()))
                        .orElse(new QueryOutcome.Unanswered("the order is incomplete"));
            case OPEN -> new QueryOutcome.Unpaid(message.body("BankSeq"));
            case DECLINED, OVER -> new QueryOutcome.NotPaid(failure(message, code), message.head("RetMsg"));
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case APPROVED, DECLINED_HERE, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + code);
        };
    }

    CloseOutcome close(String orderNo, Wire.Answer.Genuine answer) {
        Message message = answer.message();
        String code = answer.code().equals(Protocol.CARRIED_OUT) ? message.body("OrderStatus") : answer.code();
        if (!message.body("OrderNo").equals(orderNo)) {
            return new CloseOutcome.Unknown("code " + code + ", not about this order");
        }
        return switch (codes.meaning(CLOSE, orderNo, code)) {
            case OVER -> new CloseOutcome.Closed();
            case DONE ->
                Money.of(message)
                        .<CloseOutcome>map(
                                paid -> new CloseOutcome.AlreadyPaid(paid.bankSeq(), paid.fen(), paid.currency()))
                        .orElse(new CloseOutcome.Unknown("the order is incomplete"));
            case OPEN, APPROVED, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new CloseOutcome.Unknown("code " + code);
        };
    }

    OperationOutcome refund(RefundRequest asked, Wire.Answer.Genuine answer) {
        if (answer.code().equals(Protocol.CARRIED_OUT)) {
            return refundStatus(asked, answer.message());
        }
        String code = answer.code();
        return switch (codes.meaning(REFUND, asked.refundNo(), code)) {
            case DECLINED ->
                new OperationOutcome.Declined(code, answer.message().head("RetMsg"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable("code " + code);
            case DONE, OPEN, OVER, NOT_FOUND, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("code " + code);
        };
    }

    /** Unlike {@link #refund}, a query that was refused tells nothing of the refund. */
    OperationOutcome refundQuery(RefundRequest asked, Wire.Answer.Genuine answer) {
        if (answer.code().equals(Protocol.CARRIED_OUT)) {
            return refundStatus(asked, answer.message());
        }
        return switch (codes.meaning(REFUND, asked.refundNo(), answer.code())) {
            case NOT_FOUND -> new OperationOutcome.NotFound();
            case DONE, OPEN, OVER, DECLINED, NOT_EXECUTED, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("code " + answer.code());
        };
    }

    private OperationOutcome refundStatus(RefundRequest asked, Message message) {
        boolean same = message.body("RefundNo").equals(asked.refundNo())
                && message.body("OrderNo").equals(asked.order().orderNo());
        return same
                ? refundStatus(asked.refundNo(), message)
                : new OperationOutcome.Unknown("the bank tells of another refund");
    }

    /** A refund as a notification tells it. */
    OperationOutcome refundStatus(String refundNo, Message message) {
        String status = message.body("RefundStatus");
        return switch (codes.meaning(REFUND, refundNo, status)) {
            case DONE -> refunded(message);
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED -> new OperationOutcome.Declined(failure(message, status), message.head("RetMsg"));
            case OVER, NOT_FOUND, NOT_EXECUTED, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("status " + status);
        };
    }

    private static OperationOutcome refunded(Message message) {
        OptionalLong fen = Yuan.fen(message.body("Amount"));
        return fen.isEmpty() || message.body("Currency").isEmpty()
                ? new OperationOutcome.Unknown("the refund is incomplete")
                : new OperationOutcome.Done(message.body("RefundSeq"), fen.getAsLong(), message.body("Currency"));
    }

    private static String failure(Message message, String code) {
        return message.body("FailCode").isEmpty() ? code : message.body("FailCode");
    }
}

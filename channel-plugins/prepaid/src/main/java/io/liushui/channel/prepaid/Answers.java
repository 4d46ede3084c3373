package io.liushui.channel.prepaid;

import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;

/** What the issuer tells in our words. What is incomplete, or about something else than we asked, is unknown. */
final class Answers {

    private static final Duration AGREEMENT_TROUBLE = Duration.ofSeconds(30);

    private final Codes codes;

    Answers(Codes codes) {
        this.codes = codes;
    }

    PayOutcome pay(String paymentNo, Told told) {
        String code = told.decisive();
        if (!told.isError() && !told.isPayment(paymentNo)) {
            return new PayOutcome.Unknown("the issuer tells of another payment");
        }
        return switch (codes.meaning(PAY, paymentNo, code)) {
            case DONE ->
                told.complete()
                        ? new PayOutcome.Succeeded(told.text("trade_no"), told.amount(), told.text("currency"))
                        : new PayOutcome.Unknown("the answer is incomplete");
            case OPEN -> waiting(told);
            case DECLINED_HERE -> new PayOutcome.Declined(code, told.text("message"), true);
            case DECLINED, OVER -> new PayOutcome.Declined(code, told.text("message"), false);
            case NOT_EXECUTED -> new PayOutcome.Unavailable("code " + code, AGREEMENT_TROUBLE);
            case APPROVED, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    private static PayOutcome waiting(Told told) {
        String page = told.text("pay_url");
        String scanned = told.text("qr_content");
        return page.isEmpty() || scanned.isEmpty()
                ? new PayOutcome.Unknown("the answer does not say where the payer confirms")
                : new PayOutcome.Pending(told.text("trade_no"), new PayerAction.QrCode(scanned, page));
    }

    /** A payment as an answer or a notification tells it. */
    QueryOutcome query(String paymentNo, Told told) {
        String code = told.decisive();
        if (!told.isError() && !told.isPayment(paymentNo)) {
            return new QueryOutcome.Unanswered("the issuer tells of another payment");
        }
        return switch (codes.meaning(QUERY, paymentNo, code)) {
            case DONE ->
                told.complete()
                        ? new QueryOutcome.Paid(told.text("trade_no"), told.amount(), told.text("currency"))
                        : new QueryOutcome.Unanswered("the answer is incomplete");
            case OPEN -> new QueryOutcome.Unpaid(told.text("trade_no"));
            case DECLINED, DECLINED_HERE, OVER -> new QueryOutcome.NotPaid(code, told.text("message"));
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case APPROVED, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + code);
        };
    }

    CloseOutcome close(String paymentNo, Told told) {
        String code = told.decisive();
        if (!told.isError() && !told.isPayment(paymentNo)) {
            return new CloseOutcome.Unknown("the issuer tells of another payment");
        }
        return switch (codes.meaning(CLOSE, paymentNo, code)) {
            case DONE -> told.isError() ? new CloseOutcome.Unknown("code " + code) : new CloseOutcome.Closed();
            case DECLINED ->
                told.complete()
                        ? new CloseOutcome.AlreadyPaid(told.text("trade_no"), told.amount(), told.text("currency"))
                        : new CloseOutcome.Unknown("the answer is incomplete");
            case APPROVED, OPEN, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new CloseOutcome.Unknown("code " + code);
        };
    }

    /** To the request for a refund. */
    OperationOutcome refund(String refundNo, Told told) {
        if (!told.isError()) {
            return refundStatus(refundNo, told);
        }
        String code = told.decisive();
        return switch (codes.meaning(REFUND, refundNo, code)) {
            case DECLINED -> new OperationOutcome.Declined(code, told.text("message"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable("code " + code);
            case DONE, OPEN, OVER, NOT_FOUND, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("code " + code);
        };
    }

    /** Unlike in {@link #refund}, an error says nothing of the refund, except that nobody knows it. */
    OperationOutcome refundQuery(String refundNo, Told told) {
        if (!told.isError()) {
            return refundStatus(refundNo, told);
        }
        String code = told.decisive();
        return switch (codes.meaning(REFUND, refundNo, code)) {
            case NOT_FOUND -> new OperationOutcome.NotFound();
            case DONE, OPEN, OVER, DECLINED, NOT_EXECUTED, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("code " + code);
        };
    }

    /** A refund as an answer or a notification tells it. */
    OperationOutcome refundStatus(String refundNo, Told told) {
        String code = told.decisive();
        if (!told.isRefund(refundNo)) {
            return new OperationOutcome.Unknown("the issuer tells of another refund");
        }
        return switch (codes.meaning(REFUND, refundNo, code)) {
            case DONE ->
                told.complete()
                        ? new OperationOutcome.Done(told.text("trade_no"), told.amount(), told.text("currency"))
                        : new OperationOutcome.Unknown("the refund is incomplete");
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED -> new OperationOutcome.Declined(code, told.text("message"));
            case OVER, NOT_FOUND, NOT_EXECUTED, APPROVED, DECLINED_HERE, UNKNOWN ->
                new OperationOutcome.Unknown("code " + code);
        };
    }
}

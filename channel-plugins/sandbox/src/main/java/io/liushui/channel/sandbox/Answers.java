package io.liushui.channel.sandbox;

import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.CodeTable;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The sandbox's answers in our words. An answer that fits nothing is unknown. */
final class Answers {

    static final CodeTable CODES = CodeTable.builder()
            .row(PAY, CodeMeaning.DONE, "succeeded")
            .row(PAY, CodeMeaning.OPEN, "pending")
            .row(PAY, CodeMeaning.DECLINED_HERE, "issuer_unavailable", "limit_exceeded")
            .row(PAY, CodeMeaning.DECLINED, "card_declined", "card_expired", "payer_refused")
            .row(PAY, CodeMeaning.DECLINED, "amount_out_of_range", "currency_unsupported", "method_unknown")
            .row(PAY, CodeMeaning.DECLINED, "invalid_request", "malformed_request")
            .row(PAY, CodeMeaning.OVER, "order_closed", "order_expired")
            .row(PAY, CodeMeaning.NOT_EXECUTED, "signature_missing", "signature_invalid", "timestamp_stale")
            // The number belongs to something else: whatever happened to it is not ours to tell
            .row(PAY, CodeMeaning.UNKNOWN, "order_conflict")
            .row(QUERY, CodeMeaning.DONE, "succeeded")
            .row(QUERY, CodeMeaning.OPEN, "pending")
            .row(QUERY, CodeMeaning.DECLINED, "issuer_unavailable", "limit_exceeded")
            .row(QUERY, CodeMeaning.DECLINED, "card_declined", "card_expired", "payer_refused")
            .row(QUERY, CodeMeaning.OVER, "order_closed", "order_expired")
            .row(QUERY, CodeMeaning.NOT_FOUND, "order_not_found")
            .row(QUERY, CodeMeaning.UNKNOWN, "signature_missing", "signature_invalid", "timestamp_stale")
            .row(CLOSE, CodeMeaning.DONE, "closed", "declined")
            .row(CLOSE, CodeMeaning.DECLINED, "succeeded")
            .row(REFUND, CodeMeaning.DONE, "refunded")
            .row(REFUND, CodeMeaning.OPEN, "pending")
            .row(REFUND, CodeMeaning.DECLINED, "order_not_paid", "refund_exceeds_payment", "refund_declined")
            .row(REFUND, CodeMeaning.DECLINED, "invalid_request", "malformed_request", "order_not_found")
            .row(REFUND, CodeMeaning.DECLINED, "amount_out_of_range", "currency_unsupported")
            .row(REFUND, CodeMeaning.NOT_FOUND, "refund_not_found")
            .row(REFUND, CodeMeaning.NOT_EXECUTED, "signature_missing", "signature_invalid", "timestamp_stale")
            .row(REFUND, CodeMeaning.UNKNOWN, "refund_conflict")
            .build();
    private static final Duration KEY_TROUBLE = Duration.ofSeconds(30);

    private final ExchangeLog log;

    Answers(ExchangeLog log) {
        this.log = log;
    }

    PayOutcome pay(String orderNo, JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String code = decisive(answer);
        return switch (meaning(PAY, orderNo, code)) {
            case DONE ->
                order.complete()
                        ? new PayOutcome.Succeeded(order.reference(), order.amount(), order.currency())
                        : new PayOutcome.Unknown("the answer is incomplete");
            case OPEN ->
                new PayOutcome.Pending(order.reference(), action(text(answer, "pay_url"), text(answer, "qr_content")));
            case DECLINED_HERE -> new PayOutcome.Declined(code, text(answer, "message"), true);
            case DECLINED, ACCOUNT_GONE, OVER -> new PayOutcome.Declined(code, text(answer, "message"), false);
            case NOT_EXECUTED -> new PayOutcome.Unavailable(code, KEY_TROUBLE);
            case APPROVED, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    QueryOutcome query(String orderNo, JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String code = decisive(answer);
        return switch (meaning(QUERY, orderNo, code)) {
            case DONE ->
                order.complete()
                        ? new QueryOutcome.Paid(order.reference(), order.amount(), order.currency())
                        : new QueryOutcome.Unanswered("the answer is incomplete");
            case OPEN -> new QueryOutcome.Unpaid(order.reference());
            case DECLINED, ACCOUNT_GONE, OVER -> new QueryOutcome.NotPaid(code, text(answer, "message"));
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case APPROVED, DECLINED_HERE, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + code);
        };
    }

    static CloseOutcome close(JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String state = text(answer, "state");
        return switch (CODES.meaning(CLOSE, state).orElse(CodeMeaning.UNKNOWN)) {
            case DONE -> new CloseOutcome.Closed();
            case DECLINED, ACCOUNT_GONE ->
                order.complete()
                        ? new CloseOutcome.AlreadyPaid(order.reference(), order.amount(), order.currency())
                        : new CloseOutcome.Unknown("the answer is incomplete");
            case APPROVED, OPEN, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new CloseOutcome.Unknown("code " + text(answer, "code") + ", state " + state);
        };
    }

    OperationOutcome refund(String refundNo, JsonNode answer) {
        String code = decisive(answer);
        return switch (meaning(REFUND, refundNo, code)) {
            case DONE -> new OperationOutcome.Done(text(answer, "reference"));
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED, ACCOUNT_GONE -> new OperationOutcome.Declined(code, text(answer, "message"));
            case NOT_FOUND -> new OperationOutcome.NotFound();
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(code);
            case APPROVED, DECLINED_HERE, OVER, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    /** The code where there is one, because it says more than the state; otherwise the state. */
    private static String decisive(JsonNode answer) {
        String code = text(answer, "code");
        return code.isEmpty() ? text(answer, "state") : code;
    }

    private CodeMeaning meaning(ChannelFunction function, String reference, String code) {
        return CODES.meaning(function, code).orElseGet(() -> {
            log.unmapped(function, reference, code);
            return CodeMeaning.UNKNOWN;
        });
    }

    private static PayerAction action(String payUrl, String qrContent) {
        return payUrl.isEmpty() && qrContent.isEmpty() ? null : new PayerAction.QrCode(qrContent, payUrl);
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isString() ? "" : value.stringValue();
    }
}

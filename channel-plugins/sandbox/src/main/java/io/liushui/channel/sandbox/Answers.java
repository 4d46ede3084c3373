package io.liushui.channel.sandbox;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RefundOutcome;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The sandbox's answers in our words. An answer that fits nothing is unknown. */
final class Answers {

    private static final Duration KEY_TROUBLE = Duration.ofSeconds(30);

    private Answers() {}

    static PayOutcome pay(JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String code = text(answer, "code");
        return switch (text(answer, "state")) {
            case "succeeded" ->
                order.complete()
                        ? new PayOutcome.Succeeded(order.reference(), order.amount(), order.currency())
                        : new PayOutcome.Unknown("the answer is incomplete");
            case "pending" ->
                new PayOutcome.Pending(order.reference(), action(text(answer, "pay_url"), text(answer, "qr_content")));
            case "declined", "closed", "" -> refused(code, text(answer, "message"));
            case String state -> new PayOutcome.Unknown("state " + state);
        };
    }

    private static PayOutcome refused(String code, String message) {
        return switch (Codes.of(code)) {
            case DECLINED_SOFT -> new PayOutcome.Declined(code, message, true);
            case DECLINED_HARD, OVER -> new PayOutcome.Declined(code, message, false);
            case NOT_ADMITTED -> new PayOutcome.Unavailable(code, KEY_TROUBLE);
            case NOT_FOUND, REFUND_REFUSED, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    static QueryOutcome query(JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String code = text(answer, "code");
        return switch (text(answer, "state")) {
            case "succeeded" ->
                order.complete()
                        ? new QueryOutcome.Paid(order.reference(), order.amount(), order.currency())
                        : new QueryOutcome.Unanswered("the answer is incomplete");
            case "pending" -> new QueryOutcome.Unpaid(order.reference());
            case "declined", "closed" ->
                switch (Codes.of(code)) {
                    case DECLINED_SOFT, DECLINED_HARD, OVER -> new QueryOutcome.NotPaid(code, text(answer, "message"));
                    case NOT_FOUND, NOT_ADMITTED, REFUND_REFUSED, UNKNOWN ->
                        new QueryOutcome.Unanswered("code " + code);
                };
            case String state ->
                code.equals("order_not_found")
                        ? new QueryOutcome.NotFound()
                        : new QueryOutcome.Unanswered("code " + code + ", state " + state);
        };
    }

    static CloseOutcome close(JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        return switch (text(answer, "state")) {
            case "closed", "declined" -> new CloseOutcome.Closed();
            case "succeeded" ->
                order.complete()
                        ? new CloseOutcome.AlreadyPaid(order.reference(), order.amount(), order.currency())
                        : new CloseOutcome.Unknown("the answer is incomplete");
            case String state -> new CloseOutcome.Unknown("code " + text(answer, "code") + ", state " + state);
        };
    }

    static RefundOutcome refund(JsonNode answer) {
        String code = text(answer, "code");
        return switch (text(answer, "state")) {
            case "refunded" -> new RefundOutcome.Refunded(text(answer, "reference"));
            case "pending" -> new RefundOutcome.Pending();
            case "declined", "" ->
                switch (Codes.of(code)) {
                    case REFUND_REFUSED, DECLINED_HARD -> new RefundOutcome.Declined(code, text(answer, "message"));
                    case NOT_FOUND -> notFound(code);
                    case NOT_ADMITTED -> new RefundOutcome.Unavailable(code);
                    case DECLINED_SOFT, OVER, UNKNOWN -> new RefundOutcome.Unknown("code " + code);
                };
            case String state -> new RefundOutcome.Unknown("state " + state);
        };
    }

    private static RefundOutcome notFound(String code) {
        return code.equals("refund_not_found")
                ? new RefundOutcome.NotFound()
                : new RefundOutcome.Declined(code, "the channel does not know the order");
    }

    private static PayerAction action(String payUrl, String qrContent) {
        return payUrl.isEmpty() && qrContent.isEmpty() ? null : new PayerAction(payUrl, qrContent);
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isString() ? "" : value.stringValue();
    }
}

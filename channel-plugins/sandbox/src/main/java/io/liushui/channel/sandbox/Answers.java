package io.liushui.channel.sandbox;

import static io.liushui.spi.ChannelFunction.CLOSE;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayerAction;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The sandbox's answers in our words. An answer that fits nothing is unknown. */
final class Answers {
    private static final Duration KEY_TROUBLE = Duration.ofSeconds(30);
    /** States of which the code says more. */
    private static final Set<String> ENDED = Set.of("", "declined", "closed", "refused");

    private final Codes codes;

    Answers(Codes codes) {
        this.codes = codes;
    }

    /** To a payment or an authorisation. */
    PayOutcome payment(ChannelFunction function, String number, JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String code = decisive(answer);
        return switch (codes.meaning(function, number, code)) {
            case DONE ->
                order.complete()
                        ? new PayOutcome.Succeeded(order.reference(), order.amount(), order.currency())
                        : new PayOutcome.Unknown("the answer is incomplete");
            case OPEN -> new PayOutcome.Pending(order.reference(), action(answer));
            case DECLINED_HERE -> new PayOutcome.Declined(code, text(answer, "message"), true);
            case DECLINED, OVER -> new PayOutcome.Declined(code, text(answer, "message"), false);
            case NOT_EXECUTED -> new PayOutcome.Unavailable(code, KEY_TROUBLE);
            case APPROVED, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    /** How a payment or an authorisation stands. */
    QueryOutcome state(ChannelFunction function, String number, JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String code = decisive(answer);
        return switch (codes.meaning(function, number, code)) {
            case DONE ->
                order.complete()
                        ? new QueryOutcome.Paid(order.reference(), order.amount(), order.currency())
                        : new QueryOutcome.Unanswered("the answer is incomplete");
            case OPEN -> new QueryOutcome.Unpaid(order.reference());
            case DECLINED, DECLINED_HERE, OVER -> new QueryOutcome.NotPaid(code, text(answer, "message"));
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case APPROVED, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + code);
        };
    }

    CloseOutcome close(String orderNo, JsonNode answer) {
        OrderAnswer order = OrderAnswer.of(answer);
        String state = text(answer, "state");
        return switch (codes.meaning(CLOSE, orderNo, state.isEmpty() ? decisive(answer) : state)) {
            case DONE -> new CloseOutcome.Closed();
            case DECLINED ->
                order.complete()
                        ? new CloseOutcome.AlreadyPaid(order.reference(), order.amount(), order.currency())
                        : new CloseOutcome.Unknown("the answer is incomplete");
            case APPROVED, OPEN, DECLINED_HERE, OVER, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new CloseOutcome.Unknown("code " + text(answer, "code") + ", state " + state);
        };
    }

    /** To a request; what it needs and is not there is a refusal. */
    OperationOutcome submitted(ChannelFunction function, String number, JsonNode answer) {
        String code = decisive(answer);
        return switch (codes.meaning(function, number, code)) {
            case DONE -> done(OrderAnswer.of(answer));
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED, DECLINED_HERE, OVER, NOT_FOUND ->
                new OperationOutcome.Declined(code, text(answer, "message"));
            case NOT_EXECUTED -> new OperationOutcome.Unavailable(code);
            case APPROVED, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    /** To a query, and in a notification. */
    OperationOutcome asked(ChannelFunction function, String number, JsonNode answer) {
        String code = decisive(answer);
        return switch (codes.meaning(function, number, code)) {
            case DONE -> done(OrderAnswer.of(answer));
            case OPEN -> new OperationOutcome.Pending();
            case DECLINED, DECLINED_HERE, OVER -> new OperationOutcome.Declined(code, text(answer, "message"));
            case NOT_FOUND -> new OperationOutcome.NotFound();
            case NOT_EXECUTED, APPROVED, UNKNOWN -> new OperationOutcome.Unknown("code " + code);
        };
    }

    private static OperationOutcome done(OrderAnswer operation) {
        return operation.complete()
                ? new OperationOutcome.Done(operation.reference(), operation.amount(), operation.currency())
                : new OperationOutcome.Unknown("the answer is incomplete");
    }

    /** The state; of what ended without money, and of an error, the code. */
    static String decisive(JsonNode answer) {
        String state = text(answer, "state");
        String code = text(answer, "code");
        return ENDED.contains(state) && !code.isEmpty() ? code : state;
    }

    private static PayerAction action(JsonNode answer) {
        String page = text(answer, "pay_url");
        return page.isEmpty() ? codeToEnter(answer) : new PayerAction.QrCode(text(answer, "qr_content"), page);
    }

    /** Null when the payer got no code. */
    static PayerAction codeToEnter(JsonNode answer) {
        int triesLeft = answer.path("tries_left").asInt(0);
        return triesLeft > 0 ? new PayerAction.EnterCode(text(answer, "sent_to"), triesLeft) : null;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isString() ? "" : value.stringValue();
    }
}

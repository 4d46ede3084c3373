package io.liushui.channel.unionpay;

import static io.liushui.spi.ChannelFunction.CONFIRM_BY_CODE;
import static io.liushui.spi.ChannelFunction.PAY;

import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OrderReference;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction;
import io.liushui.spi.http.ChannelCall;
import java.util.Map;

/** Payments with a bound card, by the token of its contract; with a code by SMS when the merchant's agreement wants one. */
final class CardPayments {
    /** UnionPay does not tell how many are left, and ends them by itself. */
    private static final int TRIES = 3;

    private static final String CODE = "[0-9]{4,8}";

    private final UnionPaySettings settings;
    private final Gateway gateway;
    private final Messages messages;
    private final Codes codes;

    CardPayments(UnionPaySettings settings, Gateway gateway, Messages messages, Codes codes) {
        this.settings = settings;
        this.gateway = gateway;
        this.messages = messages;
        this.codes = codes;
    }

    PayOutcome pay(PayRequest request) {
        String token = request.payer().contract();
        if (token == null || !token.matches("[0-9A-Za-z]{8,40}")) {
            return new PayOutcome.Declined("contract_missing", "the payer has no contract at this channel", true);
        }
        OrderReference order = new OrderReference(
                request.orderNo(),
                request.method(),
                null,
                request.amountMinor(),
                request.currency(),
                request.submittedAt(),
                request.expiresAt(),
                request.traceId());
        return settings.cardCode()
                ? sendCode(order, token, request.payer().phone())
                : consume(order, messages.byToken(order, token, request.subject(), null));
    }

    PayOutcome confirm(OrderReference order, String code) {
        CardReference card = CardReference.read(order.channelRef()).orElse(null);
        if (card == null) {
            return new PayOutcome.Unknown("no code was sent for this order, or it is taken already");
        }
        if (!code.matches(CODE)) {
            return again(card);
        }
        return consume(order, messages.byToken(order, card.token(), null, SensitiveData.customerInfo(code, null)));
    }

    PayOutcome sendCodeAgain(OrderReference order, Payer payer) {
        String token =
                CardReference.read(order.channelRef()).map(CardReference::token).orElse(payer.contract());
        return token == null
                ? new PayOutcome.Unknown("the order names no contract")
                : sendCode(order, token, payer.phone());
    }

    private PayOutcome sendCode(OrderReference order, String token, String phone) {
        String info = phone == null
                ? null
                : SensitiveData.customerInfo(null, settings.sensitive().phone(phone));
        ChannelCall call = new ChannelCall("pay", order.orderNo(), order.traceId());
        return switch (gateway.back(call, messages.codeForToken(order, token, info))) {
            case Gateway.Answer.Genuine answer ->
                sent(order.orderNo(), answer, new CardReference(token, CardReference.masked(phone)));
            // No money moves with a message
            case Gateway.Answer.NotSent(String reason) ->
                new PayOutcome.Unavailable(reason, UnionPayChannel.RETRY_AFTER);
            case Gateway.Answer.Lost(String reason) -> new PayOutcome.Unavailable(reason, UnionPayChannel.RETRY_AFTER);
        };
    }

    private PayOutcome sent(String orderNo, Gateway.Answer.Genuine answer, CardReference card) {
        String code = answer.text("respCode");
        String message = answer.text("respMsg");
        return switch (codes.meaning(CONFIRM_BY_CODE, orderNo, "sms:" + code)) {
            case DONE, OPEN -> new PayOutcome.Pending(card.text(), new PayerAction.EnterCode(card.sentTo(), TRIES));
            case DECLINED_HERE -> new PayOutcome.Declined(code, message, true);
            case DECLINED, OVER -> new PayOutcome.Declined(code, message, false);
            case APPROVED, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new PayOutcome.Unavailable("respCode " + code, UnionPayChannel.TROUBLE_AFTER);
        };
    }

    private PayOutcome consume(OrderReference order, Map<String, String> fields) {
        String operation = order.channelRef() == null ? "pay" : "confirm-by-code";
        ChannelCall call = new ChannelCall(operation, order.orderNo(), order.traceId());
        return switch (gateway.back(call, fields)) {
            case Gateway.Answer.Genuine answer -> taken(order, answer);
            case Gateway.Answer.NotSent(String reason) ->
                new PayOutcome.Unavailable(reason, UnionPayChannel.RETRY_AFTER);
            case Gateway.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    private PayOutcome taken(OrderReference order, Gateway.Answer.Genuine answer) {
        CardReference card = CardReference.read(order.channelRef()).orElse(null);
        boolean wrongCode = Codes.TABLE
                .meaning(CONFIRM_BY_CODE, answer.text("respCode"))
                .filter(CodeMeaning.OPEN::equals)
                .isPresent();
        return card != null && wrongCode ? again(card) : Submission.payment(codes, PAY, order.orderNo(), answer);
    }

    private static PayOutcome again(CardReference card) {
        return new PayOutcome.Pending(card.text(), new PayerAction.EnterCode(card.sentTo(), TRIES));
    }
}

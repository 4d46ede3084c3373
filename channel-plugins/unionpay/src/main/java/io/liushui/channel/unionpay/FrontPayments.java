package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ExchangeLog;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.PayerAction;
import io.liushui.spi.http.ChannelCall;
import java.util.Map;

/** Payments and authorisations to which the payer agrees at UnionPay: on its page, or in its app. */
final class FrontPayments {

    private final UnionPaySettings settings;
    private final Gateway gateway;
    private final Messages messages;
    private final Codes codes;
    private final ExchangeLog log;

    FrontPayments(UnionPaySettings settings, Gateway gateway, Messages messages, Codes codes, ExchangeLog log) {
        this.settings = settings;
        this.gateway = gateway;
        this.messages = messages;
        this.codes = codes;
        this.log = log;
    }

    /** The payer's browser posts the signed form; nothing leaves here. */
    PayOutcome page(ChannelFunction function, PayRequest request) {
        Map<String, String> fields = messages.byPayer(transaction(function), request, Messages.PC);
        return new PayOutcome.Pending(
                null, form(new ChannelCall(operation(function), request.orderNo(), request.traceId()), fields));
    }

    /** @param fields not signed yet */
    PayerAction form(ChannelCall call, Map<String, String> fields) {
        long start = System.nanoTime();
        Map<String, String> signed = Seal.sign(fields, settings.merchant());
        log.record(new ExchangeLog.Exchange(
                call.operation(),
                call.reference(),
                "FORM frontTransReq.do " + Gateway.MASKING.fields(signed),
                0,
                null,
                null,
                (System.nanoTime() - start) / 1_000,
                call.traceId()));
        return new PayerAction.PostForm(gateway.frontUrl(), signed, "UTF-8");
    }

    /** UnionPay gives a number ({@code tn}) with which its program in the merchant's app is opened. */
    PayOutcome app(ChannelFunction function, PayRequest request) {
        ChannelCall call = new ChannelCall(operation(function), request.orderNo(), request.traceId());
        Map<String, String> fields = messages.byPayer(transaction(function), request, Messages.PHONE);
        return switch (gateway.app(call, fields)) {
            case Gateway.Answer.Genuine answer -> opened(function, request.orderNo(), answer);
            case Gateway.Answer.NotSent(String reason) ->
                new PayOutcome.Unavailable(reason, UnionPayChannel.RETRY_AFTER);
            case Gateway.Answer.Lost(String reason) -> new PayOutcome.Unknown(reason);
        };
    }

    private PayOutcome opened(ChannelFunction function, String orderNo, Gateway.Answer.Genuine answer) {
        PayOutcome outcome = Submission.payment(codes, function, orderNo, answer);
        String number = answer.text("tn");
        return outcome instanceof PayOutcome.Pending && !number.isEmpty()
                ? new PayOutcome.Pending(
                        null, new PayerAction.AppCall(Map.of("tn", number, "mode", settings.appMode())))
                : outcome;
    }

    private static Transaction transaction(ChannelFunction function) {
        return function == ChannelFunction.PREAUTH ? Transaction.AUTHORIZE : Transaction.CONSUME;
    }

    private static String operation(ChannelFunction function) {
        return function == ChannelFunction.PREAUTH ? "authorize" : "pay";
    }
}

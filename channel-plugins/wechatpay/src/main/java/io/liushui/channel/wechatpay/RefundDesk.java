package io.liushui.channel.wechatpay;

import io.liushui.spi.OperationOutcome;
import io.liushui.spi.RefundRequest;
import io.liushui.spi.http.ChannelCall;

/** Refunds: submitted, asked for. */
final class RefundDesk {
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private final Wire wire;
    private final WechatPaySettings settings;
    private final RefundAnswers answers;

    RefundDesk(Wire wire, WechatPaySettings settings, RefundAnswers answers) {
        this.wire = wire;
        this.settings = settings;
        this.answers = answers;
    }

    OperationOutcome refund(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund", request.refundNo(), request.traceId());
        return switch (wire.post(call, REFUNDS, Bodies.refund(request, settings.notificationUri()))) {
            case Wire.Answer.Genuine genuine -> answers.submitted(request, genuine.body());
            case Wire.Answer.NotExecuted(String reason) -> new OperationOutcome.Unavailable(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    OperationOutcome query(RefundRequest request) {
        ChannelCall call = new ChannelCall("refund-query", request.refundNo(), request.traceId());
        return switch (wire.get(call, REFUNDS + "/" + request.refundNo())) {
            case Wire.Answer.Genuine genuine -> answers.asked(request, genuine.body());
            case Wire.Answer.NotExecuted(String reason) -> new OperationOutcome.Unknown(reason);
            case Wire.Answer.Lost(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }
}

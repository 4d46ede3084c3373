package io.liushui.api.refunds;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.front.ApiRequest;
import io.liushui.core.money.Money;
import io.liushui.core.refunds.RequestCaptureRefund;
import io.liushui.core.refunds.RequestRefund;
import io.liushui.core.refunds.RequestVoid;
import java.util.Set;

/** The bodies of {@code POST /v1/payments/{id}/refunds} and {@code …/void}, and of {@code POST /v1/captures/{id}/refunds}. */
final class RefundBody {
    static final String NUMBER = "merchant_refund_no";
    private static final int REASON_LENGTH = 256;

    private RefundBody() {}

    /** @throws io.liushui.api.problems.Refusal naming the field at fault */
    static RequestRefund refund(ApiRequest request) {
        Fields fields = Fields.of(request.body(), Set.of(NUMBER, "amount", "reason", "metadata"));
        fields.require(NUMBER);
        return new RequestRefund(
                request.caller().app().id(),
                request.id(),
                MerchantFields.number(fields, NUMBER),
                fields.integer("amount", 1, Money.MAXIMUM_MINOR),
                reason(fields),
                MerchantFields.texts(fields, "metadata"),
                request.traceId());
    }

    /** @throws io.liushui.api.problems.Refusal naming the field at fault */
    static RequestCaptureRefund ofCapture(ApiRequest request) {
        RequestRefund read = refund(request);
        return new RequestCaptureRefund(
                read.appId(),
                request.id(),
                read.merchantRefundNo(),
                read.amountMinor(),
                read.reason(),
                read.metadata(),
                read.traceId());
    }

    /** The body may be missing. */
    static RequestVoid voiding(ApiRequest request) {
        String appId = request.caller().app().id();
        if (request.body().length == 0) {
            return new RequestVoid(appId, request.id(), null, null, request.traceId());
        }
        Fields fields = Fields.of(request.body(), Set.of(NUMBER, "reason"));
        return new RequestVoid(
                appId, request.id(), MerchantFields.number(fields, NUMBER), reason(fields), request.traceId());
    }

    private static String reason(Fields fields) {
        String reason = fields.text("reason");
        if (reason == null) {
            return null;
        }
        int length = reason.codePointCount(0, reason.length());
        if (reason.isBlank() || length > REASON_LENGTH || reason.chars().anyMatch(Character::isISOControl)) {
            throw fields.invalid("reason", "must be 1 to 256 characters of one line");
        }
        return reason;
    }
}

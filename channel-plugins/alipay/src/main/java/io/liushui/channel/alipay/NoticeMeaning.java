package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.NOTIFICATION;
import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.REFUND;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import java.util.OptionalLong;

/** Genuine notifications in our words. */
final class NoticeMeaning {
    static final String TRADE = "trade_status_sync";
    private static final String FREEZE = "fund_auth_freeze";
    private static final String UNFREEZE = "fund_auth_unfreeze";

    private final Codes codes;

    NoticeMeaning(Codes codes) {
        this.codes = codes;
    }

    ChannelNotification of(NoticeForm form) throws NotificationRefused {
        String id = required(form, "notify_id");
        return switch (form.text("notify_type")) {
            case TRADE -> trade(id, form);
            case FREEZE -> {
                String orderNo = required(form, "out_order_no");
                QueryOutcome result = state(form, orderNo, form.text("status"), form.text("auth_no"), "amount");
                yield new ChannelNotification.OfAuthorization(id, orderNo, result);
            }
            case UNFREEZE -> {
                String number = required(form, "out_request_no");
                QueryOutcome result = state(form, number, form.text("status"), form.text("operation_id"), "amount");
                yield new ChannelNotification.OfOperation(id, PREAUTH, number, operation(result));
            }
            default -> new ChannelNotification.Other(id, form.text("notify_type"));
        };
    }

    private ChannelNotification trade(String id, NoticeForm form) throws NotificationRefused {
        String number = required(form, "out_trade_no");
        String reference = required(form, "trade_no");
        String refundNo = form.text("out_biz_no");
        if (!form.text("gmt_refund").isEmpty() && !refundNo.isEmpty()) {
            // Its refund_fee is the sum of all refunds of the trade: what became of this one, and of how much, only the
            // query says
            return new ChannelNotification.OfOperation(id, REFUND, refundNo, new OperationOutcome.Pending());
        }
        QueryOutcome result = state(form, number, form.text("trade_status"), reference, "total_amount");
        return Captures.PASSED_BACK.equals(form.text("passback_params"))
                ? new ChannelNotification.OfOperation(id, PREAUTH, number, operation(result))
                : new ChannelNotification.OfPayment(id, number, result);
    }

    private QueryOutcome state(NoticeForm form, String number, String status, String reference, String amountField)
            throws NotificationRefused {
        OptionalLong amount = Yuan.minor(required(form, amountField));
        String currency = form.text("trans_currency");
        return switch (codes.meaning(NOTIFICATION, number, status)) {
            case DONE ->
                new QueryOutcome.Paid(
                        reference,
                        amount.orElseThrow(() -> new NotificationRefused(Reason.MALFORMED, "no amount in yuan")),
                        currency.isEmpty() ? Trades.CURRENCY : currency);
            case OPEN -> new QueryOutcome.Unpaid(reference);
            case OVER -> new QueryOutcome.NotPaid(status, "closed at Alipay");
            case APPROVED, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new QueryOutcome.Unanswered("status " + status);
        };
    }

    private static OperationOutcome operation(QueryOutcome result) {
        return switch (result) {
            case QueryOutcome.Paid(String reference, long amountMinor, String currency) ->
                new OperationOutcome.Done(reference, amountMinor, currency);
            case QueryOutcome.NotPaid(String code, String message) -> new OperationOutcome.Declined(code, message);
            case QueryOutcome.Unpaid _, QueryOutcome.Approved _, QueryOutcome.NotFound _ ->
                new OperationOutcome.Pending();
            case QueryOutcome.Unanswered(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    private static String required(NoticeForm form, String field) throws NotificationRefused {
        String value = form.text(field);
        if (value.isEmpty()) {
            throw new NotificationRefused(Reason.MALFORMED, field + " is missing");
        }
        return value;
    }
}

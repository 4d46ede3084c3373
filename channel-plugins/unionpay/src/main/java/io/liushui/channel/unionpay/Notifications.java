package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.ChannelNotification;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.NotificationRefused.Reason;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.RawNotification;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Admits genuine notifications for our merchant number; reads nothing before the signature is known to be good. UnionPay's notifications carry no
 * time of sending: the number of the event makes a replay harmless.
 */
final class Notifications {
    private static final int LARGEST_BYTES = 64 * 1024;

    private final UnionPaySettings settings;
    private final Enquiry enquiry;
    private final Contracts contracts;

    Notifications(UnionPaySettings settings, Enquiry enquiry, Contracts contracts) {
        this.settings = settings;
        this.enquiry = enquiry;
        this.contracts = contracts;
    }

    ChannelNotification parse(RawNotification raw) throws NotificationRefused {
        Map<String, String> fields = genuine(raw.body());
        if (!settings.merchantId().equals(fields.get("merId"))) {
            throw new NotificationRefused(Reason.NOT_FOR_US, "it is for another merchant");
        }
        Gateway.Answer.Genuine message = new Gateway.Answer.Genuine(fields);
        String number = message.text("orderId");
        if (!number.matches("[0-9A-Za-z]{8,40}")) {
            throw new NotificationRefused(Reason.MALFORMED, "the order number is missing");
        }
        return read(message, number);
    }

    private Map<String, String> genuine(byte[] body) throws NotificationRefused {
        if (body.length == 0 || body.length > LARGEST_BYTES) {
            throw new NotificationRefused(Reason.FORGED, "it is empty, or too long to be genuine");
        }
        Map<String, String> fields;
        try {
            fields = FieldText.form(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw new NotificationRefused(Reason.FORGED, "the body is no form");
        }
        return switch (Seal.check(fields, settings.trust())) {
            case GENUINE -> fields;
            case FORGED -> throw new NotificationRefused(Reason.FORGED, "the signature is wrong or missing");
            case STRANGER -> throw new NotificationRefused(Reason.UNKNOWN_KEY, "the certificate is not UnionPay's");
        };
    }

    private ChannelNotification read(Gateway.Answer.Genuine message, String number) throws NotificationRefused {
        String id = id(message, number);
        return switch (message.text("txnType")) {
            case "01" -> new ChannelNotification.OfPayment(id, number, payment(message, number));
            case "02" -> new ChannelNotification.OfAuthorization(id, number, payment(message, number));
            case "04" -> operation(id, ChannelFunction.REFUND, message, number);
            case "31" -> operation(id, ChannelFunction.VOID, message, number);
            case "03", "32" -> operation(id, ChannelFunction.PREAUTH, message, number);
            case "33" -> operation(id, ChannelFunction.CAPTURE_VOID, message, number);
            case "79" -> new ChannelNotification.OfContract(id, number, contract(message, number));
            default -> new ChannelNotification.Other(id, "txnType " + message.text("txnType"));
        };
    }

    /** UnionPay gives its events no number: what happened to which transaction makes it. */
    private static String id(Gateway.Answer.Genuine message, String number) {
        String what = message.text("queryId").isEmpty() ? number + message.text("txnTime") : message.text("queryId");
        return String.join("-", message.text("txnType"), what, message.text("respCode"));
    }

    private QueryOutcome payment(Gateway.Answer.Genuine message, String number) throws NotificationRefused {
        boolean payerMayTryAgain = Product.GATEWAY.code().equals(message.text("bizType"));
        return switch (enquiry.told(number, message)) {
            case Enquiry.Finding.Done(String queryId, long amount, String currency) ->
                new QueryOutcome.Paid(queryId, amount, currency);
            case Enquiry.Finding.Open(String queryId) -> new QueryOutcome.Unpaid(queryId);
            case Enquiry.Finding.Refused(String code, String text) ->
                payerMayTryAgain
                        ? new QueryOutcome.Unpaid(message.fields().get("queryId"))
                        : new QueryOutcome.NotPaid(code, text);
            case Enquiry.Finding.Over(String code, String text) -> new QueryOutcome.NotPaid(code, text);
            case Enquiry.Finding.NotFound() -> throw unreadable("it tells of nothing");
            case Enquiry.Finding.Unanswered(String reason) -> throw unreadable(reason);
        };
    }

    private ChannelNotification operation(
            String id, ChannelFunction function, Gateway.Answer.Genuine message, String number)
            throws NotificationRefused {
        OperationOutcome outcome = switch (enquiry.told(number, message)) {
            case Enquiry.Finding.Done(String queryId, long amountMinor, String currency) ->
                new OperationOutcome.Done(queryId, amountMinor, currency);
            case Enquiry.Finding.Open _ -> new OperationOutcome.Pending();
            case Enquiry.Finding.Refused(String code, String text) -> new OperationOutcome.Declined(code, text);
            case Enquiry.Finding.Over(String code, String text) -> new OperationOutcome.Declined(code, text);
            case Enquiry.Finding.NotFound() -> throw unreadable("it tells of nothing");
            case Enquiry.Finding.Unanswered(String reason) -> throw unreadable(reason);
        };
        return new ChannelNotification.OfOperation(id, function, number, outcome);
    }

    private ContractOutcome contract(Gateway.Answer.Genuine message, String number) throws NotificationRefused {
        ContractOutcome outcome = contracts.told(number, message);
        if (outcome instanceof ContractOutcome.Unknown(String reason)) {
            throw unreadable(reason);
        }
        return outcome;
    }

    private static NotificationRefused unreadable(String reason) {
        return new NotificationRefused(Reason.MALFORMED, reason);
    }
}

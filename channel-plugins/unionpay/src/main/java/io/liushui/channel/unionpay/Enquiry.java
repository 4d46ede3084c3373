package io.liushui.channel.unionpay;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.http.ChannelCall;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Asks what became of a transaction; each is known by its own number and time. */
final class Enquiry {
    private final Gateway gateway;
    private final Messages messages;
    private final Codes codes;

    Enquiry(Gateway gateway, Messages messages, Codes codes) {
        this.gateway = gateway;
        this.messages = messages;
        this.codes = codes;
    }

    /** What UnionPay knows. */
    sealed interface Finding {

        /** @param amountMinor in minor units of the currency, which is ISO 4217 */
        record Done(String queryId, long amountMinor, String currency) implements Finding {}

        record Open(String queryId) implements Finding {}

        /** Refused; before its time is over a payer may try again with another card. */
        record Refused(String code, String message) implements Finding {}

        /** Its time is over. */
        record Over(String code, String message) implements Finding {}

        record NotFound() implements Finding {}

        record Unanswered(String reason) implements Finding {}
    }

    Finding ask(ChannelCall call, Instant submittedAt) {
        Map<String, String> fields = messages.base(Transaction.QUERY, Product.ANY, call.reference(), submittedAt);
        return switch (gateway.query(call, fields)) {
            case Gateway.Answer.Genuine answer -> read(call.reference(), answer);
            case Gateway.Answer.NotSent(String reason) -> new Finding.Unanswered(reason);
            case Gateway.Answer.Lost(String reason) -> new Finding.Unanswered(reason);
        };
    }

    OperationOutcome outcome(ChannelCall call, Instant submittedAt) {
        return switch (ask(call, submittedAt)) {
            case Finding.Done(String queryId, long amountMinor, String currency) ->
                new OperationOutcome.Done(queryId, amountMinor, currency);
            case Finding.Open _ -> new OperationOutcome.Pending();
            case Finding.Refused(String code, String message) -> new OperationOutcome.Declined(code, message);
            case Finding.Over(String code, String message) -> new OperationOutcome.Declined(code, message);
            case Finding.NotFound() -> new OperationOutcome.NotFound();
            case Finding.Unanswered(String reason) -> new OperationOutcome.Unknown(reason);
        };
    }

    /** Reads what a notification tells of its own transaction. */
    Finding told(String reference, Gateway.Answer.Genuine notification) {
        return read(reference, notification, "orig:" + notification.text("respCode"), notification.text("respMsg"));
    }

    private Finding read(String reference, Gateway.Answer.Genuine answer) {
        String code = answer.text("respCode");
        if (code.equals("00")) {
            return read(reference, answer, "orig:" + answer.text("origRespCode"), answer.text("origRespMsg"));
        }
        return switch (codes.meaning(ChannelFunction.QUERY, reference, "query:" + code)) {
            case NOT_FOUND -> new Finding.NotFound();
            case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                new Finding.Unanswered("respCode " + code);
        };
    }

    private Finding read(String reference, Gateway.Answer.Genuine answer, String code, String message) {
        String bare = code.substring(code.indexOf(':') + 1);
        return switch (codes.meaning(ChannelFunction.QUERY, reference, code)) {
            case DONE -> done(reference, answer);
            case OPEN -> new Finding.Open(answer.fields().get("queryId"));
            case DECLINED, DECLINED_HERE -> new Finding.Refused(bare, message);
            case OVER -> new Finding.Over(bare, message);
            case APPROVED, NOT_FOUND, NOT_EXECUTED, UNKNOWN -> new Finding.Unanswered("origRespCode " + bare);
        };
    }

    private static Finding done(String reference, Gateway.Answer.Genuine answer) {
        String amount = answer.text("txnAmt");
        String queryId = answer.text("queryId");
        Optional<String> currency = currency(answer.text("currencyCode"));
        boolean complete =
                reference.equals(answer.text("orderId")) && amount.matches("[0-9]{1,12}") && !queryId.isBlank();
        return complete && currency.isPresent()
                ? new Finding.Done(queryId, Long.parseLong(amount), currency.get())
                : new Finding.Unanswered("the answer is incomplete");
    }

    /** The letters of a currency that is told by its number, like 156. */
    private static Optional<String> currency(String number) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .filter(currency -> currency.getNumericCodeAsString().equals(number))
                .map(Currency::getCurrencyCode)
                .findFirst();
    }
}

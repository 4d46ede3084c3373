package io.liushui.channel.wechatpay;

import static io.liushui.spi.ChannelFunction.CLOSE;
import static io.liushui.spi.ChannelFunction.PAY;
import static io.liushui.spi.ChannelFunction.QUERY;

import io.liushui.spi.CodeMeaning;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What WeChat Pay says of orders, in our words. */
final class OrderAnswers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Codes codes;
    private final Merchant merchant;
    private final PayerActions actions;

    OrderAnswers(Codes codes, Merchant merchant, PayerActions actions) {
        this.codes = codes;
        this.merchant = merchant;
        this.actions = actions;
    }

    PayOutcome submitted(PayRequest request, JsonNode answer) {
        String code = Fields.text(answer, "code");
        String message = Fields.text(answer, "message");
        if (code.isEmpty()) {
            return actions.of(request, answer)
                    .<PayOutcome>map(action -> new PayOutcome.Pending(null, action))
                    .orElse(new PayOutcome.Unknown("the answer does not say how to pay"));
        }
        return switch (codes.meaning(PAY, request.orderNo(), code)) {
            case DECLINED, OVER -> new PayOutcome.Declined(code, message, false);
            case DECLINED_HERE -> new PayOutcome.Declined(code, message, true);
            case NOT_EXECUTED -> new PayOutcome.Unavailable(code, RETRY_AFTER);
            case DONE, APPROVED, OPEN, NOT_FOUND, UNKNOWN -> new PayOutcome.Unknown("code " + code);
        };
    }

    /** Of a query: an answer is bound to its question only by what it says of itself, so the order must be the one that was asked for. */
    QueryOutcome asked(String orderNo, JsonNode answer) {
        if (Fields.text(answer, "code").isEmpty() && !isAbout(orderNo, answer)) {
            return new QueryOutcome.Unanswered("the answer is about another order");
        }
        return told(orderNo, answer);
    }

    /** Of an order as an answer or a notification describes it. */
    QueryOutcome told(String orderNo, JsonNode order) {
        String code = Fields.text(order, "code");
        boolean refused = !code.isEmpty();
        String decisive = refused ? code : Fields.text(order, "trade_state");
        String message = Fields.text(order, refused ? "message" : "trade_state_desc");
        String transaction = Fields.text(order, "transaction_id");
        return switch (codes.meaning(QUERY, orderNo, decisive)) {
            case DONE -> paid(transaction, order.path("amount"));
            case OPEN -> new QueryOutcome.Unpaid(transaction.isEmpty() ? null : transaction);
            case DECLINED, OVER -> new QueryOutcome.NotPaid(decisive, message);
            case NOT_FOUND -> new QueryOutcome.NotFound();
            case APPROVED, DECLINED_HERE, NOT_EXECUTED, UNKNOWN -> new QueryOutcome.Unanswered("code " + decisive);
        };
    }

    /** What closing an order led to; {@link CodeMeaning#DONE} for an answer without content. */
    CodeMeaning closed(String orderNo, Wire.Answer.Genuine answer) {
        String code = Fields.text(answer.body(), "code");
        if (code.isEmpty()) {
            return answer.status() < 300 ? CodeMeaning.DONE : CodeMeaning.UNKNOWN;
        }
        return codes.meaning(CLOSE, orderNo, code);
    }

    private boolean isAbout(String orderNo, JsonNode order) {
        return Fields.text(order, "out_trade_no").equals(orderNo)
                && merchant.is(Fields.text(order, "mchid"), Fields.text(order, "appid"));
    }

    private static QueryOutcome paid(String transaction, JsonNode amount) {
        long total = Fields.amount(amount, "total");
        String currency = Fields.text(amount, "currency");
        return transaction.isEmpty() || total == 0 || currency.isEmpty()
                ? new QueryOutcome.Unanswered("the answer is incomplete")
                : new QueryOutcome.Paid(transaction, total, currency);
    }
}

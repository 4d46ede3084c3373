package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.PREAUTH;
import static io.liushui.spi.ChannelFunction.QUERY;

import io.liushui.spi.ChannelFunction;
import io.liushui.spi.QueryOutcome;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** What can be asked how it stands, and in which fields Alipay tells it. */
enum Standing {
    /** A closed trade has no money, whether it was never paid or paid back in full. */
    TRADE(QUERY, "trade_status", "trade_no", "total_amount", "the trade is closed"),
    HOLD(PREAUTH, "status", "auth_no", "amount", "the authorisation is closed");

    private final ChannelFunction function;
    private final String status;
    private final String reference;
    private final String amount;
    private final String over;

    Standing(ChannelFunction function, String status, String reference, String amount, String over) {
        this.function = function;
        this.status = status;
        this.reference = reference;
        this.amount = amount;
        this.over = over;
    }

    QueryOutcome told(Codes codes, String number, Answer answer) {
        return switch (answer) {
            case Answer.Accepted(JsonNode body) -> told(codes, number, body);
            case Answer.Refused(String code, String _) ->
                switch (codes.meaning(function, number, code)) {
                    case NOT_FOUND -> new QueryOutcome.NotFound();
                    case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                        new QueryOutcome.Unanswered("code " + code);
                };
            case Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    private QueryOutcome told(Codes codes, String number, JsonNode body) {
        String code = Json.text(body, status);
        return switch (codes.meaning(function, number, code)) {
            case DONE -> done(body);
            case OPEN -> new QueryOutcome.Unpaid(Json.text(body, reference));
            case OVER -> new QueryOutcome.NotPaid(code, over);
            case APPROVED, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new QueryOutcome.Unanswered("status " + code);
        };
    }

    private QueryOutcome done(JsonNode body) {
        String number = Json.text(body, reference);
        OptionalLong minor = Json.minor(body, amount);
        return number.isEmpty() || minor.isEmpty()
                ? new QueryOutcome.Unanswered("the answer is incomplete")
                : new QueryOutcome.Paid(number, minor.getAsLong(), Json.currency(body));
    }
}

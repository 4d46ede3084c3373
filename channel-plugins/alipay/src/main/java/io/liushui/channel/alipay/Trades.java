package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.QUERY;

import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** How a trade stands: a payment's, or a capture's. */
final class Trades {
    static final String CURRENCY = "CNY";

    private final Wire wire;
    private final Codes codes;

    Trades(Wire wire, Codes codes) {
        this.wire = wire;
        this.codes = codes;
    }

    QueryOutcome query(ChannelCall call, String number) {
        return switch (wire.post(call, "/v3/alipay/trade/query", Map.of("out_trade_no", number))) {
            case Answer.Accepted(JsonNode body) ->
                number.equals(Json.text(body, "out_trade_no"))
                        ? state(number, body)
                        : new QueryOutcome.Unanswered("the answer is about another order");
            case Answer.Refused(String code, String _) ->
                switch (codes.meaning(QUERY, number, code)) {
                    case NOT_FOUND -> new QueryOutcome.NotFound();
                    case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, OVER, NOT_EXECUTED, UNKNOWN ->
                        new QueryOutcome.Unanswered("code " + code);
                };
            case Answer.NotSent(String reason) -> new QueryOutcome.Unanswered(reason);
            case Answer.Lost(String reason) -> new QueryOutcome.Unanswered(reason);
        };
    }

    /** A closed trade has no money, whether it was never paid or paid back in full. */
    private QueryOutcome state(String number, JsonNode body) {
        String status = Json.text(body, "trade_status");
        String reference = Json.text(body, "trade_no");
        return switch (codes.meaning(QUERY, number, status)) {
            case DONE -> paid(reference, body);
            case OPEN -> new QueryOutcome.Unpaid(reference);
            case OVER -> new QueryOutcome.NotPaid(status, "the trade is closed");
            case APPROVED, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                new QueryOutcome.Unanswered("status " + status);
        };
    }

    private static QueryOutcome paid(String reference, JsonNode body) {
        OptionalLong amount = Json.minor(body, "total_amount");
        return reference.isEmpty() || amount.isEmpty()
                ? new QueryOutcome.Unanswered("the answer is incomplete")
                : new QueryOutcome.Paid(reference, amount.getAsLong(), Json.currency(body));
    }
}

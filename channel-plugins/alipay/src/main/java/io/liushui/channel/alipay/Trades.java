package io.liushui.channel.alipay;

import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.util.Map;
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
        Answer answer = wire.post(call, "/v3/alipay/trade/query", Map.of("out_trade_no", number));
        return answer instanceof Answer.Accepted(JsonNode body) && !number.equals(Json.text(body, "out_trade_no"))
                ? new QueryOutcome.Unanswered("the answer is about another order")
                : Standing.TRADE.told(codes, number, answer);
    }
}

package io.liushui.channel.alipay;

import static io.liushui.spi.ChannelFunction.CLOSE;

import io.liushui.spi.CloseOutcome;
import io.liushui.spi.CodeMeaning;
import io.liushui.spi.OrderReference;
import io.liushui.spi.QueryOutcome;
import io.liushui.spi.http.ChannelCall;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Ends unpaid orders: a trade that the payer has opened is closed, an order that nobody has opened is withdrawn. */
final class Closing {
    private final Wire wire;
    private final Codes codes;
    private final Trades trades;

    Closing(Wire wire, Codes codes, Trades trades) {
        this.wire = wire;
        this.codes = codes;
        this.trades = trades;
    }

    CloseOutcome close(OrderReference order) {
        return switch (wire.post(closing(order), "/v3/alipay/trade/close", named(order))) {
            case Answer.Accepted(JsonNode body) ->
                isAbout(order, body)
                        ? new CloseOutcome.Closed()
                        : new CloseOutcome.Unknown("the answer is about another order");
            case Answer.Refused(String code, String _) ->
                switch (codes.meaning(CLOSE, order.orderNo(), code)) {
                    case NOT_FOUND -> cancel(order);
                    case OVER -> asItStands(order, code);
                    case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, NOT_EXECUTED, UNKNOWN ->
                        new CloseOutcome.Unknown("code " + code);
                };
            case Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    /**
     * Withdraws an order that no payer has opened. A payer who paid in this very moment gets the money back at once: such an order is over too.
     * Nothing that was known to be paid ever comes here, because closing it is refused in other words.
     */
    private CloseOutcome cancel(OrderReference order) {
        return switch (wire.post(closing(order), "/v3/alipay/trade/cancel", named(order))) {
            case Answer.Accepted(JsonNode body) -> cancelled(order, body);
            case Answer.Refused(String code, String _) ->
                switch (codes.meaning(CLOSE, order.orderNo(), code)) {
                    case OVER -> asItStands(order, code);
                    case DONE, APPROVED, OPEN, DECLINED, DECLINED_HERE, NOT_FOUND, NOT_EXECUTED, UNKNOWN ->
                        new CloseOutcome.Unknown("code " + code);
                };
            case Answer.NotSent(String reason) -> new CloseOutcome.Unknown(reason);
            case Answer.Lost(String reason) -> new CloseOutcome.Unknown(reason);
        };
    }

    private CloseOutcome cancelled(OrderReference order, JsonNode body) {
        String action = Json.text(body, "action");
        if (!isAbout(order, body) || "Y".equals(Json.text(body, "retry_flag"))) {
            return new CloseOutcome.Unknown("to be asked again");
        }
        return action.isEmpty() || codes.meaning(CLOSE, order.orderNo(), action) == CodeMeaning.DONE
                ? new CloseOutcome.Closed()
                : new CloseOutcome.Unknown("action " + action);
    }

    private CloseOutcome asItStands(OrderReference order, String code) {
        return switch (trades.query(new ChannelCall("query", order.orderNo(), order.traceId()), order.orderNo())) {
            case QueryOutcome.Paid(String reference, long amountMinor, String currency) ->
                new CloseOutcome.AlreadyPaid(reference, amountMinor, currency);
            case QueryOutcome.NotPaid _ -> new CloseOutcome.Closed();
            case QueryOutcome.Approved _, QueryOutcome.Unpaid _, QueryOutcome.NotFound _, QueryOutcome.Unanswered _ ->
                new CloseOutcome.Unknown("code " + code);
        };
    }

    private static ChannelCall closing(OrderReference order) {
        return new ChannelCall("close", order.orderNo(), order.traceId());
    }

    private static Map<String, String> named(OrderReference order) {
        return Map.of("out_trade_no", order.orderNo());
    }

    private static boolean isAbout(OrderReference order, JsonNode body) {
        return order.orderNo().equals(Json.text(body, "out_trade_no"));
    }
}

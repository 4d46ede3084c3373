package io.liushui.sandbox.books;

import io.liushui.sandbox.wire.Json;
import java.util.HashMap;
import java.util.Map;

/** Events as a misleading notification describes them. */
public final class Falsified {

    private Falsified() {}

    /** @param amount in minor units; a contract has none and stays as it is */
    public static Event amount(Event event, long amount) {
        return switch (event) {
            case Event.RefundChanged(Refund refund, Order order) ->
                new Event.RefundChanged(with(refund, "amount", amount), order);
            case Event.OrderChanged(Order order) -> new Event.OrderChanged(with(order, "amount", amount));
            case Event.AuthorizationChanged(Authorization held) ->
                new Event.AuthorizationChanged(with(held, "amount", amount));
            case Event.ReleaseMade(Release release, Authorization held) ->
                new Event.ReleaseMade(with(release, "amount", amount), held);
            case Event.PayoutChanged(Payout payout) -> new Event.PayoutChanged(with(payout, "amount", amount));
            case Event.ContractChanged same -> same;
        };
    }

    /** A contract has no currency and stays as it is. */
    public static Event currency(Event event, String currency) {
        return switch (event) {
            case Event.RefundChanged(Refund refund, Order order) ->
                new Event.RefundChanged(with(refund, "currency", currency), with(order, "currency", currency));
            case Event.OrderChanged(Order order) -> new Event.OrderChanged(with(order, "currency", currency));
            case Event.AuthorizationChanged(Authorization held) ->
                new Event.AuthorizationChanged(with(held, "currency", currency));
            case Event.ReleaseMade(Release release, Authorization held) ->
                new Event.ReleaseMade(release, with(held, "currency", currency));
            case Event.PayoutChanged(Payout payout) -> new Event.PayoutChanged(with(payout, "currency", currency));
            case Event.ContractChanged same -> same;
        };
    }

    /** Wherever the number stands, in what a channel noted of the order too. */
    public static Event number(Event event, String number) {
        return switch (event) {
            case Event.RefundChanged(Refund refund, Order order) ->
                new Event.RefundChanged(
                        renumbered(refund, "order_no", refund.details(), refund.orderNo(), number),
                        renumbered(order, "order_no", order.details(), order.orderNo(), number));
            case Event.OrderChanged(Order order) ->
                new Event.OrderChanged(renumbered(order, "order_no", order.details(), order.orderNo(), number));
            case Event.AuthorizationChanged(Authorization held) ->
                new Event.AuthorizationChanged(
                        renumbered(held, "authorization_no", held.details(), held.authorizationNo(), number));
            case Event.ReleaseMade(Release release, Authorization held) ->
                new Event.ReleaseMade(
                        with(release, "authorization_no", number), with(held, "authorization_no", number));
            case Event.ContractChanged(Contract contract) ->
                new Event.ContractChanged(with(contract, "contract_no", number));
            case Event.PayoutChanged(Payout payout) -> new Event.PayoutChanged(with(payout, "payout_no", number));
        };
    }

    private static <T extends Record> T renumbered(
            T told, String field, Map<String, String> details, String before, String number) {
        Map<String, String> noted = new HashMap<>(details);
        noted.replaceAll((_, value) -> value.equals(before) ? number : value);
        return with(with(told, field, number), "details", noted);
    }

    /** As if the payer's bank had declined; a release cannot be and stays as it is. */
    public static Event failed(Event event) {
        return switch (event) {
            case Event.RefundChanged(Refund refund, Order order) ->
                new Event.RefundChanged(declined(refund, Refund.State.DECLINED, "refund_declined"), order);
            case Event.OrderChanged(Order order) ->
                new Event.OrderChanged(declined(order, Order.State.DECLINED, "card_declined"));
            case Event.AuthorizationChanged(Authorization held) ->
                new Event.AuthorizationChanged(declined(held, Authorization.State.DECLINED, "card_declined"));
            case Event.ReleaseMade same -> same;
            case Event.ContractChanged(Contract contract) ->
                new Event.ContractChanged(with(contract, "state", Contract.State.REFUSED));
            case Event.PayoutChanged(Payout payout) ->
                new Event.PayoutChanged(declined(payout, Payout.State.DECLINED, "payee_account_invalid"));
        };
    }

    private static <T extends Record> T declined(T told, Enum<?> state, String code) {
        return with(with(told, "state", state), "code", code);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T with(T told, String field, Object value) {
        Map<String, Object> fields = new HashMap<>(Json.read(Json.write(told), Map.class));
        fields.put(field, value);
        return (T) Json.read(Json.write(fields), told.getClass());
    }
}

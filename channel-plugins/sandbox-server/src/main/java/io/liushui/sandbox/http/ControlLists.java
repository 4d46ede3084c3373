package io.liushui.sandbox.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Authorization;
import io.liushui.sandbox.books.Everywhere;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.Payout;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.host.RequestLog;
import io.liushui.sandbox.notices.Notices;
import io.liushui.sandbox.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the bank holds to be true, for the oracle. */
final class ControlLists {

    private static final int LONGEST_PAGE = 1000;

    private final Everywhere everywhere;
    private final Notices notices;
    private final RequestLog log;

    ControlLists(Everywhere everywhere, Notices notices, RequestLog log) {
        this.everywhere = everywhere;
        this.notices = notices;
        this.log = log;
    }

    /**
     * @param orderNo of a capture its own number
     * @param authorizationNo of a capture, null otherwise
     * @param amount in minor units, as is {@code refunded}
     */
    record ChargeRow(
            long sequence,
            String channel,
            String orderNo,
            String authorizationNo,
            String reference,
            long amount,
            String currency,
            Order.State state,
            int charges,
            long refunded) {}

    /** @param held what is still held, in minor units, as are the other amounts */
    record AuthorizationRow(
            String channel,
            String authorizationNo,
            String currency,
            Authorization.State state,
            long amount,
            long captured,
            long held) {}

    /**
     * @param amount in minor units
     * @param state of one that was paid and came back, {@code RETURNED}
     */
    record PayoutRow(
            long sequence,
            String channel,
            String payoutNo,
            String reference,
            long amount,
            String currency,
            Payout.State state,
            String code,
            String returnReference) {}

    void addTo(RoutesConfig routes) {
        routes.get("/control/authorizations", this::authorizations);
        routes.get("/control/charges", context -> {
            int limit = (int) number(context, "limit", LONGEST_PAGE, 1, LONGEST_PAGE);
            List<ChargeRow> rows = everywhere.charges(context.queryParam("channel"), after(context), limit + 1).stream()
                    .map(charge -> row(charge.sequence(), charge.order()))
                    .toList();
            page(context, rows, limit, ChargeRow::sequence);
        });
        routes.get("/control/refunds", context -> {
            int limit = (int) number(context, "limit", LONGEST_PAGE, 1, LONGEST_PAGE);
            List<Refund> rows = everywhere.refunds(context.queryParam("channel"), after(context), limit + 1);
            page(context, rows, limit, Refund::sequence);
        });
        routes.get("/control/payouts", context -> {
            int limit = (int) number(context, "limit", LONGEST_PAGE, 1, LONGEST_PAGE);
            List<PayoutRow> rows = everywhere.payouts(context.queryParam("channel"), after(context), limit + 1).stream()
                    .map(ControlLists::row)
                    .toList();
            page(context, rows, limit, PayoutRow::sequence);
        });
        routes.get("/control/requests", context -> ControlApi.replyList(context, log.ofOrder(order(context))));
        routes.get("/control/codes", context -> ControlApi.replyList(context, everywhere.codes(order(context))));
        routes.get("/control/notifications", context -> ControlApi.replyList(context, notices.ofOrder(order(context))));
    }

    private void authorizations(Context context) {
        int limit = (int) number(context, "limit", LONGEST_PAGE, 1, LONGEST_PAGE);
        String after = context.queryParam("after") == null ? "" : context.queryParam("after");
        List<AuthorizationRow> rows =
                everywhere.authorizations(context.queryParam("channel"), after, limit + 1).stream()
                        .map(ControlLists::row)
                        .toList();
        List<AuthorizationRow> shown = rows.subList(0, Math.min(limit, rows.size()));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("data", shown);
        page.put("has_more", rows.size() > limit);
        page.put("next_after", shown.isEmpty() ? after : shown.getLast().authorizationNo());
        ControlApi.reply(context, 200, page);
    }

    private static AuthorizationRow row(Authorization authorization) {
        return new AuthorizationRow(
                authorization.channel(),
                authorization.authorizationNo(),
                authorization.currency(),
                authorization.state(),
                authorization.amount(),
                authorization.captured(),
                authorization.remaining());
    }

    private static PayoutRow row(Payout payout) {
        return new PayoutRow(
                payout.sequence(),
                payout.channel(),
                payout.payoutNo(),
                payout.reference(),
                payout.amount(),
                payout.currency(),
                payout.state(),
                payout.code(),
                payout.returnReference());
    }

    private static ChargeRow row(long sequence, Order order) {
        return new ChargeRow(
                sequence,
                order.channel(),
                order.orderNo(),
                order.authorizationNo(),
                order.reference(),
                order.amount(),
                order.currency(),
                order.state(),
                order.charges(),
                order.refunded());
    }

    private static <T> void page(Context context, List<T> rows, int limit, ToLongFunction<T> sequence) {
        List<T> shown = rows.subList(0, Math.min(limit, rows.size()));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("data", shown);
        page.put("has_more", rows.size() > limit);
        page.put("next_after", shown.isEmpty() ? after(context) : sequence.applyAsLong(shown.getLast()));
        ControlApi.reply(context, 200, page);
    }

    private static long after(Context context) {
        return number(context, "after", 0, 0, Long.MAX_VALUE);
    }

    private static String order(Context context) {
        String order = context.queryParam("order");
        if (order == null || order.isBlank()) {
            throw new Refusal(400, "malformed_request", "order is missing");
        }
        return order;
    }

    private static long number(Context context, String name, long otherwise, long least, long most) {
        String text = context.queryParam(name);
        try {
            long value = text == null ? otherwise : Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException malformed) {
            throw new Refusal(400, "malformed_request", name + " must be a number");
        }
        throw new Refusal(400, "malformed_request", name + " must be " + least + " to " + most);
    }
}

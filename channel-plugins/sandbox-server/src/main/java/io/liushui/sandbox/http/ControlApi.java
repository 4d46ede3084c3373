package io.liushui.sandbox.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Approval;
import io.liushui.sandbox.books.Books;
import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.Everywhere;
import io.liushui.sandbox.books.PayerAccount;
import io.liushui.sandbox.books.Positions;
import io.liushui.sandbox.faults.NoticeFault;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.faults.RuleRequest;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.notices.Notices;
import io.liushui.sandbox.wire.Json;
import io.liushui.sandbox.wire.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The tester's levers. Unsigned, and for this machine only unless it was opened. */
final class ControlApi {

    private static final long MOST_DAYS = 10_000;

    private final boolean open;
    private final Rules rules;
    private final Everywhere everywhere;
    private final Notices notices;
    private final Runnable wake;

    ControlApi(boolean open, Rules rules, Everywhere everywhere, Notices notices, Runnable wake) {
        this.open = open;
        this.rules = rules;
        this.everywhere = everywhere;
        this.notices = notices;
        this.wake = wake;
    }

    void addTo(RoutesConfig routes) {
        routes.before("/control/*", this::check);
        routes.post("/control/rules", this::addRule);
        routes.get("/control/rules", context -> reply(context, 200, Map.of("data", rules.list())));
        routes.delete("/control/rules", context -> {
            rules.clear();
            context.status(204);
        });
        routes.delete("/control/rules/{id}", this::removeRule);
        routes.post("/control/orders/{no}/confirm", context -> change(context, Approval::confirm));
        routes.post("/control/orders/{no}/refuse", context -> change(context, Approval::refuse));
        routes.post(
                "/control/orders/{no}/pay",
                context -> change(context, (books, number) -> books.orders().forcePaid(number)));
        routes.post("/control/orders/{no}/account", this::setAccount);
        routes.post("/control/orders/{no}/age", this::age);
        routes.post("/control/orders/{no}/return", this::sendBack);
        routes.post("/control/positions", this::setPosition);
        routes.post("/control/orders/{no}/notify", this::notifyNow);
        routes.get(
                "/control/orders/{no}",
                context -> reply(context, 200, event(context).told()));
    }

    private void check(Context context) throws UnknownHostException {
        if (!open && !InetAddress.getByName(context.ip()).isLoopbackAddress()) {
            throw new Refusal(403, "not_local", "the control interface is for this machine only");
        }
        if (context.header("Origin") != null) {
            throw new Refusal(403, "not_for_pages", "the control interface is not for web pages");
        }
    }

    private void addRule(Context context) {
        Rule rule = Json.read(context.bodyAsBytes(), RuleRequest.class).toRule();
        reply(context, 201, rules.add(rule));
    }

    private void removeRule(Context context) {
        String id = context.pathParam("id");
        if (!id.matches("[0-9]{1,18}") || !rules.remove(Long.parseLong(id))) {
            throw new Refusal(404, "rule_not_found", "no rule has this id");
        }
        context.status(204);
    }

    private void change(Context context, BiConsumer<Books, String> change) {
        change.accept(books(context), context.pathParam("no"));
        wake.run();
        reply(context, 200, event(context).told());
    }

    private Books books(Context context) {
        return everywhere
                .holding(context.pathParam("no"))
                .orElseThrow(() -> new Refusal(404, "order_not_found", "nothing has this number"));
    }

    private Event event(Context context) {
        return Event.of(books(context), context.pathParam("no"));
    }

    /** @param state open, closed or expired */
    record AccountRequest(String state) {}

    private void setAccount(Context context) {
        PayerAccount account = PayerAccount.named(
                        Json.read(context.bodyAsBytes(), AccountRequest.class).state())
                .orElseThrow(() -> new Refusal(422, "state_unknown", "state must be open, closed or expired"));
        change(context, (books, number) -> books.orders().setPayerAccount(number, account));
    }

    /** @param days 1 to 10000 */
    record AgeRequest(long days) {}

    private void age(Context context) {
        long days = Json.read(context.bodyAsBytes(), AgeRequest.class).days();
        if (days < 1 || days > MOST_DAYS) {
            throw new Refusal(422, "days_out_of_range", "days must be 1 to " + MOST_DAYS);
        }
        change(
                context,
                (books, number) -> everywhere.age(number, Duration.ofDays(days).toMillis()));
    }

    /** @param reason null for a closed account */
    record ReturnRequest(String reason) {}

    private void sendBack(Context context) {
        byte[] body = context.bodyAsBytes();
        String reason =
                body.length == 0 ? null : Json.read(body, ReturnRequest.class).reason();
        change(
                context,
                (books, number) -> books.payouts().sendBack(number, reason == null ? "payee_account_closed" : reason));
    }

    /** @param available in minor units */
    record PositionRequest(String channel, String currency, long available) {}

    private void setPosition(Context context) {
        PositionRequest asked = Json.read(context.bodyAsBytes(), PositionRequest.class);
        Positions positions = everywhere
                .of(asked.channel())
                .orElseThrow(() -> new Refusal(404, "channel_unknown", "no channel has this name"))
                .positions();
        positions.set(asked.currency(), asked.available());
        reply(context, 200, positions.balance(asked.currency()));
    }

    private void notifyNow(Context context) {
        byte[] body = context.bodyAsBytes();
        RuleRequest request = Json.read(
                body.length == 0 ? Json.write(Map.of("fault", NoticeFault.NOTIFY.wireName())) : body,
                RuleRequest.class);
        Rule rule = request.toRule();
        if (!(rule.fault() instanceof NoticeFault)) {
            throw new Refusal(422, "fault_unsuitable", "fault must be one of a notification");
        }
        notices.send(event(context), rule);
        wake.run();
        reply(context, 202, Map.of("data", notices.ofOrder(context.pathParam("no"))));
    }

    static void reply(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(Json.write(body));
    }

    static void replyList(Context context, List<?> data) {
        reply(context, 200, Map.of("data", data, "count", data.size()));
    }
}

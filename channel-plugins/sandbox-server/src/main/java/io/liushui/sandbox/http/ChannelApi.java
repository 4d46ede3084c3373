package io.liushui.sandbox.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.faults.RequestFault;
import io.liushui.sandbox.faults.Rule;
import io.liushui.sandbox.faults.Rules;
import io.liushui.sandbox.orders.NewOrder;
import io.liushui.sandbox.orders.NewRefund;
import io.liushui.sandbox.orders.Order;
import io.liushui.sandbox.orders.Orders;
import io.liushui.sandbox.orders.Refund;
import io.liushui.sandbox.orders.Refunds;
import io.liushui.sandbox.orders.Refusal;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The signed interface: orders and refunds. */
final class ChannelApi {

    private final Gate gate;
    private final Rules rules;
    private final RequestLog log;
    private final Orders orders;
    private final Refunds refunds;
    private final Misbehaviour misbehaviour;
    private final NotificationWatch watch;
    private final Supplier<String> publicUrl;

    ChannelApi(
            Gate gate,
            Rules rules,
            RequestLog log,
            Orders orders,
            Refunds refunds,
            NotificationWatch watch,
            Supplier<String> publicUrl) {
        this.gate = gate;
        this.rules = rules;
        this.log = log;
        this.orders = orders;
        this.refunds = refunds;
        this.watch = watch;
        this.publicUrl = publicUrl;
        this.misbehaviour = new Misbehaviour(gate);
    }

    /** Waits until an order's notifications are acknowledged. */
    interface NotificationWatch {
        void await(String orderNo, long atMostMillis);
    }

    void addTo(RoutesConfig routes) {
        routes.before("/v1/*", gate::check);
        routes.post("/v1/orders", this::pay);
        routes.get("/v1/orders/{no}", this::query);
        routes.post("/v1/orders/{no}/close", this::close);
        routes.post("/v1/refunds", this::refund);
        routes.get("/v1/refunds/{no}", this::queryRefund);
    }

    void refuse(Context context, Refusal refusal) {
        gate.reply(context, Answer.of(refusal));
    }

    private void pay(Context context) {
        NewOrder order = Json.read(context.bodyAsBytes(), NewOrder.class).validated();
        Facts facts = new Facts(order.orderNo(), order.method(), order.amount(), order.currency(), order.subject());
        answer(context, Operation.PAY, facts, rule -> new Payment(order, rule));
    }

    private void query(Context context) {
        String orderNo = context.pathParam("no");
        answer(context, Operation.QUERY, factsOf(orderNo), rule -> deed(() -> answer(orders.find(orderNo))));
    }

    private void close(Context context) {
        String orderNo = context.pathParam("no");
        answer(context, Operation.CLOSE, factsOf(orderNo), rule -> {
            long chargeAfter = rule.filter(found -> found.fault() == RequestFault.LATE_SUCCESS_AFTER_CLOSE)
                    .map(Rule::executeAfterMillis)
                    .orElse(-1L);
            return deed(() -> answer(orders.close(orderNo, chargeAfter)));
        });
    }

    private void refund(Context context) {
        NewRefund request = Json.read(context.bodyAsBytes(), NewRefund.class).validated();
        Facts facts = factsOf(request.orderNo());
        Facts refundFacts =
                new Facts(facts.orderNo(), facts.method(), request.amount(), request.currency(), facts.subject());
        answer(context, Operation.REFUND, refundFacts, rule -> deed(() -> Answer.of(refunds.refund(request))));
    }

    private void queryRefund(Context context) {
        String refundNo = context.pathParam("no");
        Optional<Refund> refund = refunds.peek(refundNo);
        Facts facts = factsOf(refund.map(Refund::orderNo).orElse(refundNo));
        answer(context, Operation.REFUND_QUERY, facts, rule -> deed(() -> Answer.of(refunds.find(refundNo))));
    }

    private void answer(
            Context context, Operation operation, Facts facts, Function<Optional<Rule>, Misbehaviour.Deed> deed) {
        Optional<Rule> rule = rules.take(operation, facts);
        log.note(facts.orderNo(), operation, rule);
        if (rule.isPresent()) {
            misbehaviour.apply(context, rule.get(), deed.apply(rule));
        } else {
            gate.reply(context, Misbehaviour.execute(deed.apply(rule)));
        }
    }

    private Facts factsOf(String orderNo) {
        Optional<Order> order = rules.isEmpty() ? Optional.empty() : orders.peek(orderNo);
        return order.map(known -> new Facts(orderNo, known.method(), known.amount(), known.currency(), known.subject()))
                .orElse(new Facts(orderNo, null, 0, null, null));
    }

    private Answer answer(Order order) {
        return Answer.of(order, publicUrl.get());
    }

    private static Misbehaviour.Deed deed(Supplier<Answer> execution) {
        return new Misbehaviour.Deed() {
            @Override
            public Answer get() {
                return execution.get();
            }

            @Override
            public void laterInstead(long afterMillis) {
                throw new IllegalStateException("only an order can be executed later");
            }

            @Override
            public void awaitNotification(long atMostMillis) {
                throw new IllegalStateException("only an order is notified");
            }
        };
    }

    private final class Payment implements Misbehaviour.Deed {
        private final NewOrder order;
        private final boolean announce;

        Payment(NewOrder order, Optional<Rule> rule) {
            this.order = order;
            this.announce = rule.filter(found -> found.fault() == RequestFault.NOTIFY_BEFORE_ANSWER)
                    .isPresent();
        }

        @Override
        public Answer get() {
            return answer(orders.submit(order, announce));
        }

        @Override
        public void laterInstead(long afterMillis) {
            orders.submitLater(order, Json.text(order), afterMillis);
        }

        @Override
        public void awaitNotification(long atMostMillis) {
            watch.await(order.orderNo(), atMostMillis);
        }
    }
}

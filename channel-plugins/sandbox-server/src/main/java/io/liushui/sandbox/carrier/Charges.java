package io.liushui.sandbox.carrier;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Books;
import io.liushui.sandbox.books.Codes;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewOrder;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;

/** Payments and their codes. */
final class Charges {

    private static final long MAXIMUM_FEN = 5_000;
    private static final int MOST_CODES = 3;
    private static final String CODES_SENT = "codesSent";

    private final SandboxHost host;
    private final Books books;
    private final CarrierGate gate;
    private final Subscribers subscribers;

    Charges(SandboxHost host, CarrierGate gate) {
        this.host = host;
        this.books = host.books();
        this.gate = gate;
        this.subscribers = new Subscribers(host);
    }

    void charge(Context context) {
        Asked asked = gate.admit(context);
        NewOrder order = new NewOrder(
                asked.reference("orderNo"),
                "carrier_billing",
                Decision.BY_PAYER,
                amount(asked),
                asked.matching("currency", "CNY"),
                asked.words("subject"),
                asked.number("expireAt"),
                null,
                asked.matching("notifyUrl", "https?://.+"),
                Map.of(Subscribers.PHONE, asked.matching("phone", "1[3-9][0-9]{9}")));
        Facts facts = host.requests()
                .facts(order.orderNo(), order.method(), order.amount(), order.currency(), order.subject());
        host.requests().answer(context, Operation.PAY, facts, order, _ -> charge(context, order));
    }

    /** One at a time, so that two payments cannot both find room below a number's monthly limit. */
    private synchronized Reply charge(Context context, NewOrder asked) {
        String phone = asked.details().get(Subscribers.PHONE);
        Optional<Order> known = books.orders().peek(asked.orderNo());
        if (known.isEmpty()) {
            Optional<CarrierCode> declined = subscribers.declines(phone, asked.amount());
            if (declined.isPresent()) {
                return gate.answer(context, declined.get(), Map.of());
            }
        } else if (!phone.equals(known.get().details().getOrDefault(Subscribers.PHONE, phone))) {
            throw new Refusal(409, "order_conflict", "the number belongs to another payer's order");
        }
        Order order = books.orders().submit(asked, false);
        if (order.state() == Order.State.PENDING
                && books.codes().peek(order.orderNo()).isEmpty()) {
            sendCode(order);
        }
        return tell(context, CarrierCode.CARRIED_OUT, order);
    }

    void confirm(Context context) {
        Asked asked = gate.admit(context);
        String orderNo = asked.reference("orderNo");
        String code = asked.text("smsCode");
        Facts facts = host.requests().factsOf(orderNo);
        host.requests().answer(context, Operation.CONFIRM, facts, _ -> confirm(context, orderNo, code));
    }

    private synchronized Reply confirm(Context context, String orderNo, String code) {
        Order order = books.orders().find(orderNo);
        if (order.state() != Order.State.PENDING) {
            return tell(context, CarrierCode.CARRIED_OUT, order);
        }
        Optional<CarrierCode> declined = subscribers.declines(order.details().get(Subscribers.PHONE), order.amount());
        if (declined.isPresent()) {
            return fail(context, order, declined.get());
        }
        try {
            books.codes().verify(orderNo, code);
        } catch (Refusal refused) {
            boolean tried = books.codes()
                    .peek(orderNo)
                    .filter(sent -> sent.triesLeft() == 0)
                    .isPresent();
            return tried
                    ? fail(context, order, CarrierCode.NO_MORE_TRIES)
                    : tell(
                            context,
                            refused.code().equals("code_wrong") ? CarrierCode.WRONG_CODE : CarrierCode.CODE_EXPIRED,
                            order);
        }
        return tell(context, CarrierCode.CARRIED_OUT, books.orders().confirm(orderNo));
    }

    void resend(Context context) {
        Asked asked = gate.admit(context);
        String orderNo = asked.reference("orderNo");
        Facts facts = host.requests().factsOf(orderNo);
        host.requests().answer(context, Operation.SEND_CODE, facts, _ -> resend(context, orderNo));
    }

    private synchronized Reply resend(Context context, String orderNo) {
        Order order = books.orders().find(orderNo);
        if (order.state() != Order.State.PENDING) {
            return tell(context, CarrierCode.CARRIED_OUT, order);
        }
        if (codesSent(order) >= MOST_CODES) {
            return tell(context, CarrierCode.NO_MORE_CODES, order);
        }
        sendCode(order);
        return tell(context, CarrierCode.CARRIED_OUT, order);
    }

    private void sendCode(Order order) {
        books.codes().send(order.orderNo(), order.details().get(Subscribers.PHONE));
        books.orders().note(order.orderNo(), Map.of(CODES_SENT, Integer.toString(codesSent(order) + 1)));
    }

    private static int codesSent(Order order) {
        return Integer.parseInt(order.details().getOrDefault(CODES_SENT, "0"));
    }

    private Reply fail(Context context, Order order, CarrierCode why) {
        books.orders().note(order.orderNo(), Map.of(Told.FAILURE, why.code()));
        return tell(context, why, books.orders().refuse(order.orderNo()));
    }

    private Reply tell(Context context, CarrierCode code, Order order) {
        Optional<Codes.Sent> sent = books.codes().peek(order.orderNo());
        return gate.answer(context, code, Told.order(order, sent));
    }

    private static long amount(Asked asked) {
        long amount = asked.number("amount");
        if (amount < 1 || amount > MAXIMUM_FEN) {
            throw new Refusal(422, "amount_out_of_range", "1 to 5000 fen");
        }
        return amount;
    }
}

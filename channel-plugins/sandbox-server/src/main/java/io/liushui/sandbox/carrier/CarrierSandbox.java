package io.liushui.sandbox.carrier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.NewRefund;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.books.Refund;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;

/** The carrier's partner interface. */
final class CarrierSandbox implements ChannelSandbox {

    private final SandboxHost host;
    private final Partner partner;
    private final CarrierGate gate;
    private final Charges charges;
    private final CarrierBill bill;
    private final NoticeFormat notices;

    CarrierSandbox(SandboxHost host, Partner partner, Partner strange) {
        this.host = host;
        this.partner = partner;
        this.gate = new CarrierGate(partner, strange, host.clock());
        this.charges = new Charges(host, gate);
        this.bill = new CarrierBill(host);
        this.notices = new CarrierNotices(host.clock(), partner, strange);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/carrier/v3/charge", charges::charge);
        routes.post("/carrier/v3/confirm", charges::confirm);
        routes.post("/carrier/v3/resend", charges::resend);
        routes.post("/carrier/v3/query", this::query);
        routes.post("/carrier/v3/close", this::close);
        routes.post("/carrier/v3/refund", this::refund);
        routes.post("/carrier/v3/refund/query", this::queryRefund);
        routes.post("/carrier/v3/bill", this::bill);
    }

    @Override
    public ReplyFormat replies() {
        return gate;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    @Override
    public References references() {
        return kind -> (kind == References.Kind.REFUND ? "R" : "T") + Numbers.digits(20);
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Liushui Mobile", "流水移动话费支付", "#0a4d8c");
    }

    @Override
    public void warmUp() {
        partner.sign(Map.of("warm", "up"));
    }

    private void query(Context context) {
        String orderNo = gate.admit(context).reference("orderNo");
        Facts facts = host.requests().factsOf(orderNo);
        host.requests()
                .answer(
                        context,
                        Operation.QUERY,
                        facts,
                        _ -> tell(
                                context,
                                CarrierCode.CARRIED_OUT,
                                host.books().orders().find(orderNo)));
    }

    private void close(Context context) {
        String orderNo = gate.admit(context).reference("orderNo");
        Facts facts = host.requests().factsOf(orderNo);
        host.requests().answer(context, Operation.CLOSE, facts, intent -> {
            Order order = host.books().orders().close(orderNo, intent.chargeAfterMillis());
            boolean paid = order.state() == Order.State.SUCCEEDED;
            return tell(context, paid ? CarrierCode.ALREADY_PAID : CarrierCode.CARRIED_OUT, order);
        });
    }

    private void refund(Context context) {
        Asked asked = gate.admit(context);
        NewRefund refund = new NewRefund(
                asked.reference("refundNo"),
                asked.reference("orderNo"),
                Refund.Kind.REFUND,
                asked.number("amount"),
                asked.matching("currency", "CNY"),
                asked.words("reason"),
                null,
                Map.of());
        Facts order = host.requests().factsOf(refund.orderNo());
        Facts facts = host.requests()
                .facts(order.orderNo(), order.method(), refund.amount(), refund.currency(), order.subject());
        host.requests().answer(context, Operation.REFUND, facts, refund, intent -> {
            Order paid = host.books().orders().find(refund.orderNo());
            if (paid.chargedAt() != null
                    && !Month.isSame(paid.chargedAt(), host.clock().millis())) {
                throw new Refusal(409, "month_over", "the bill of that month is closed");
            }
            Refund done = host.books().refunds().refund(refund, intent.announce());
            return gate.answer(context, CarrierCode.CARRIED_OUT, Told.refund(done));
        });
    }

    private void queryRefund(Context context) {
        String refundNo = gate.admit(context).reference("refundNo");
        Optional<Refund> known = host.books().refunds().peek(refundNo);
        Facts facts = host.requests().factsOf(known.map(Refund::orderNo).orElse(refundNo));
        host.requests()
                .answer(
                        context,
                        Operation.REFUND_QUERY,
                        facts,
                        _ -> gate.answer(
                                context,
                                CarrierCode.CARRIED_OUT,
                                Told.refund(host.books().refunds().find(refundNo))));
    }

    private void bill(Context context) {
        String date = gate.admit(context).matching("billDate", "[0-9]{8}");
        Facts facts = host.requests().facts(date, null, 0, null, null);
        host.requests().answer(context, Operation.BILL, facts, _ -> gate.file(bill.of(date)));
    }

    private Reply tell(Context context, CarrierCode code, Order order) {
        return gate.answer(context, code, Told.order(order, host.books().codes().peek(order.orderNo())));
    }
}

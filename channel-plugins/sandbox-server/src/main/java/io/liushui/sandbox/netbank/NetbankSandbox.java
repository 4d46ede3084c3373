package io.liushui.sandbox.netbank;

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
import io.liushui.sandbox.host.Deed;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The bank's gateway and its page. */
final class NetbankSandbox implements ChannelSandbox {

    private static final long REFUNDABLE_MILLIS = Duration.ofDays(180).toMillis();

    private final SandboxHost host;
    private final BankSignatures signatures;
    private final BankGate gate;
    private final FrontPage page;
    private final BillShelf bills;
    private final NoticeFormat notices;

    NetbankSandbox(SandboxHost host, BankSignatures signatures, BankSignatures forgeries) {
        this.host = host;
        this.signatures = signatures;
        this.gate = new BankGate(signatures, forgeries, host.clock());
        this.page = new FrontPage(host, signatures);
        this.bills = new BillShelf(host);
        this.notices = new NetbankNotices(host.clock(), signatures, forgeries);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/netbank" + FrontPage.PATH, page::open);
        routes.post("/netbank/gateway", this::message);
        routes.get("/netbank/files/{token}", bills::hand);
    }

    @Override
    public ReplyFormat replies() {
        return gate;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    /** The bank's sequence numbers: the day, and digits. */
    @Override
    public References references() {
        return kind -> BankTime.of(host.clock().millis()).substring(0, 8) + Numbers.digits(16);
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Liushui Bank", "流水银行网上银行", "#a31621");
    }

    @Override
    public void warmUp() {
        for (Agreement agreement : Agreement.values()) {
            signatures.verify(agreement, new byte[0], signatures.sign(agreement, new byte[0]));
        }
    }

    private void message(Context context) {
        Asked asked = gate.admit(context);
        switch (asked.tranCode()) {
            case "NB2001" -> query(context, asked);
            case "NB2002" -> close(context, asked);
            case "NB2003" -> refund(context, asked);
            case "NB2004" -> queryRefund(context, asked);
            case "NB3001" -> bill(context, asked);
            default -> throw BankXml.malformed("there is no such TranCode");
        }
    }

    private void query(Context context, Asked asked) {
        String orderNo = asked.number("OrderNo");
        answer(context, Operation.QUERY, host.requests().factsOf(orderNo), intent -> {
            Order order = ofMerchant(host.books().orders().find(orderNo), asked);
            return gate.answer(context, BankCodes.CARRIED_OUT, Told.order(order));
        });
    }

    private void close(Context context, Asked asked) {
        String orderNo = asked.number("OrderNo");
        answer(context, Operation.CLOSE, host.requests().factsOf(orderNo), intent -> {
            Optional<Order> known = host.books().orders().peek(orderNo);
            known.ifPresent(order -> ofMerchant(order, asked));
            Order order = host.books().orders().close(orderNo, intent.chargeAfterMillis());
            if (known.isEmpty()) {
                host.books()
                        .orders()
                        .note(orderNo, Map.of("merchantNo", asked.agreement().merchantNo()));
            }
            BankCodes code = order.state() == Order.State.SUCCEEDED ? BankCodes.ALREADY_PAID : BankCodes.CARRIED_OUT;
            return gate.answer(context, code, Told.order(order));
        });
    }

    private void refund(Context context, Asked asked) {
        NewRefund refund = new NewRefund(
                asked.number("RefundNo"),
                asked.number("OrderNo"),
                Refund.Kind.REFUND,
                BankMoney.fen(asked.require("Amount")),
                asked.require("Currency"),
                asked.require("Reason"),
                null,
                Map.of());
        Facts order = host.requests().factsOf(refund.orderNo());
        Facts facts = host.requests()
                .facts(order.orderNo(), order.method(), refund.amount(), refund.currency(), order.subject());
        host.requests().answer(context, Operation.REFUND, facts, refund, intent -> {
            Order paid = ofMerchant(host.books().orders().find(refund.orderNo()), asked);
            if (paid.chargedAt() != null && host.clock().millis() - paid.chargedAt() > REFUNDABLE_MILLIS) {
                throw new Refusal(409, "refund_too_late", "the payment is too old");
            }
            Refund done = host.books().refunds().refund(refund, intent.announce());
            return gate.answer(context, BankCodes.CARRIED_OUT, Told.refund(done));
        });
    }

    private void queryRefund(Context context, Asked asked) {
        String refundNo = asked.number("RefundNo");
        Optional<Refund> known = host.books().refunds().peek(refundNo);
        Facts facts = host.requests().factsOf(known.map(Refund::orderNo).orElse(refundNo));
        answer(context, Operation.REFUND_QUERY, facts, intent -> {
            Refund refund = host.books().refunds().find(refundNo);
            ofMerchant(host.books().orders().find(refund.orderNo()), asked);
            return gate.answer(context, BankCodes.CARRIED_OUT, Told.refund(refund));
        });
    }

    private void bill(Context context, Asked asked) {
        String date = asked.require("BillDate");
        Facts facts = host.requests().facts(date, null, 0, null, null);
        answer(context, Operation.BILL, facts, intent -> {
            Map<String, String> file = bills.lay(asked.agreement(), date);
            return gate.answer(context, BankCodes.CARRIED_OUT, file);
        });
    }

    private void answer(Context context, Operation operation, Facts facts, Deed deed) {
        host.requests().answer(context, operation, facts, deed);
    }

    /** Another merchant's orders are unknown to this one. */
    private static Order ofMerchant(Order order, Asked asked) {
        String owner = order.details().getOrDefault("merchantNo", "");
        if (!owner.equals(asked.agreement().merchantNo())) {
            throw new Refusal(404, "order_not_found", "no order has this number");
        }
        return order;
    }
}

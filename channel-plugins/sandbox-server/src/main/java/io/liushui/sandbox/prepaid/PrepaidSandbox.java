package io.liushui.sandbox.prepaid;

import io.javalin.config.RoutesConfig;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;

/** The issuer's interface for merchants. */
final class PrepaidSandbox implements ChannelSandbox {

    private static final int DIGITS = 18;

    private final IssuerGate gate;
    private final NoticeFormat notices;
    private final PaymentDesk payments;
    private final RefundDesk refunds;

    PrepaidSandbox(SandboxHost host, Seal seal, Seal strange) {
        this.gate = new IssuerGate(seal, strange, host.clock());
        this.notices = new IssuerNotices(host.clock(), seal, strange);
        this.payments = new PaymentDesk(host);
        this.refunds = new RefundDesk(host);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/prepaid/*", gate::check);
        payments.addTo(routes);
        refunds.addTo(routes);
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
        return kind -> (kind == References.Kind.REFUND ? "PR" : "PT") + Numbers.digits(DIGITS);
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Liushui Prepaid", "流水储值卡", "#7a3e00");
    }
}

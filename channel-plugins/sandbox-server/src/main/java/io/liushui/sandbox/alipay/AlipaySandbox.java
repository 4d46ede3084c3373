package io.liushui.sandbox.alipay;

import io.javalin.config.RoutesConfig;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Alipay as a bank's customer sees it. */
final class AlipaySandbox implements ChannelSandbox {
    private static final int WARM_UP_ROUNDS = 20;

    private final SandboxHost host;
    private final AlipayApp app;
    private final V3Gate gate;
    private final AlipayNotices notices;

    AlipaySandbox(SandboxHost host, AlipayApp app) throws GeneralSecurityException {
        this.host = host;
        this.app = app;
        this.gate = new V3Gate(app, host.clock());
        this.notices = new AlipayNotices(app, gate.otherKey(), host.clock());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/alipay/v3/*", gate::check);
        new TradeApi(host).addTo(routes);
        new RefundApi(host).addTo(routes);
        new CaptureApi(host).addTo(routes);
        new FundApi(host).addTo(routes);
        new BillApi(host).addTo(routes);
        new Gateway(host, app).addTo(routes);
        new QrLinks(host).addTo(routes);
    }

    @Override
    public ReplyFormat replies() {
        return gate;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    /** 28 digits that begin with the day. */
    @Override
    public References references() {
        return kind -> LocalDate.ofInstant(host.clock().instant(), Fields.ZONE).format(DateTimeFormatter.BASIC_ISO_DATE)
                + Numbers.digits(20);
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Alipay (sandbox)", "支付宝（沙盒）", "#0a5cd6");
    }

    @Override
    public void warmUp() {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            Rsa2.verify(app.ownPublicKey(), "", Rsa2.sign(app.ownKey(), ""));
        }
    }
}

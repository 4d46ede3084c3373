package io.liushui.sandbox.wechatpay;

import io.javalin.config.RoutesConfig;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/** WeChat Pay with its parts. */
final class WechatPaySandbox implements ChannelSandbox {
    private final SandboxHost host;
    private final KeyFolder keys;
    private final Gate gate;
    private final NoticeFormat notices;

    WechatPaySandbox(SandboxHost host, KeyFolder keys) throws GeneralSecurityException {
        this.host = host;
        this.keys = keys;
        PrivateKey otherKey = Issued.newPair().getPrivate();
        this.gate = new Gate(keys, otherKey, host.clock());
        this.notices = new WechatPayNotices(keys, otherKey, host.clock());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/wechatpay/v3/*", gate::check);
        new CertificateApi(keys, gate).addTo(routes);
        new OrderApi(host).addTo(routes);
        new RefundApi(host).addTo(routes);
        new BillApi(host).addTo(routes);
    }

    @Override
    public ReplyFormat replies() {
        return gate;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    /** 28 digits of a payment, 29 of a refund. */
    @Override
    public References references() {
        return kind -> kind == References.Kind.REFUND ? "50300" + Numbers.digits(24) : "4200" + Numbers.digits(24);
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("WeChat Pay", "微信支付", "#0b7a3b");
    }

    @Override
    public void warmUp() {
        gate.warmUp();
    }
}

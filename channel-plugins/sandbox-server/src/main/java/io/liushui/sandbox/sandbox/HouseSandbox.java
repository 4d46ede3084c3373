package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.keys.KeyFiles;
import io.liushui.sandbox.notices.NoticeFormat;

/** The signed interface of the house channel, a bank that can do everything. */
final class HouseSandbox implements ChannelSandbox {

    private final Gate gate;
    private final NoticeFormat notices;
    private final OrderDesk orders;
    private final UndoDesk undoing;
    private final HoldDesk holds;
    private final ContractDesk contracts;
    private final PayoutDesk payouts;

    HouseSandbox(SandboxHost host, KeyFiles keys) {
        this.gate = new Gate(keys, host.clock());
        this.notices = new HouseNotices(host.clock(), keys.ownKey(), host.schedule());
        PayerCodes codes = new PayerCodes(host);
        this.orders = new OrderDesk(host, codes);
        this.undoing = new UndoDesk(host, Cutoff.OF_THE_BANK);
        this.holds = new HoldDesk(host);
        this.contracts = new ContractDesk(host, codes);
        this.payouts = new PayoutDesk(host);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/sandbox/*", gate::check);
        orders.addTo(routes);
        undoing.addTo(routes);
        holds.addTo(routes);
        contracts.addTo(routes);
        payouts.addTo(routes);
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
        return kind -> Numbers.next(
                switch (kind) {
                    case ORDER -> "sbx";
                    case CAPTURE -> "sbc";
                    case REFUND -> "sbr";
                    case AUTHORIZATION -> "sba";
                    case CONTRACT -> "sbk";
                    case PAYOUT -> "sbp";
                    case PAYOUT_RETURN -> "sbq";
                });
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("Sandbox Wallet", "沙盒钱包", "#0b6b47");
    }

    @Override
    public void warmUp() {
        gate.warmUp();
    }
}

package io.liushui.core.payments;

import io.liushui.core.accounts.Balances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.paging.Slice;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.points.IssuePoints;
import io.liushui.core.points.Points;
import io.liushui.core.points.PointsAccount;
import io.liushui.core.points.PointsRate;
import io.liushui.core.points.PointsRates;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A payer with a wallet and points, two of which are worth a fen. */
public final class Purse {
    private final PaymentJourney journey;
    private final CoreWorld world;
    private final App app;
    private final String payerId;
    final Wallet wallet;

    /**
     * @param points the merchant earns their value before
     * @param days until they expire
     */
    public Purse(PaymentJourney journey, String payerId, long walletMinor, long points, int days) {
        this.journey = journey;
        this.world = journey.world;
        this.app = world.bean(Merchants.class).app(journey.appId).orElseThrow();
        this.payerId = payerId;
        this.wallet =
                world.bean(Wallets.class).open(app.merchantId(), payerId, "CNY").wallet();
        world.bean(MerchantAdministration.class).setSettlementDays(app.merchantId(), 0);
        world.bean(PointsRates.class).set(app.merchantId(), new PointsRate("CNY", 2, 1));
        if (walletMinor > 0) {
            paid(journey.accepted(order("card", walletMinor, new PaymentPurpose.WalletTopUp(wallet.id()))));
        }
        if (points > 0) {
            paid(journey.accepted(order("card", points, new PaymentPurpose.Order())));
            issue(points, days);
        }
    }

    /** The id of a payment of 12.34 CNY that succeeded, with so much from the wallet and of points; the rest by card. */
    public String paid(long walletMinor, long pointsMinor) {
        Payment payment = journey.accepted(order("card", 1234, wallet(walletMinor), points(pointsMinor)));
        paid(payment);
        return payment.id();
    }

    AcceptPayment order(String method, long amountMinor, PartWish... parts) {
        return order(method, amountMinor, new PaymentPurpose.Order(), parts);
    }

    private AcceptPayment order(String method, long amountMinor, PaymentPurpose purpose, PartWish... parts) {
        return new AcceptPayment(
                app,
                UUID.randomUUID().toString(),
                CoreWorld.cny(amountMinor),
                "Tea",
                purpose,
                method,
                new Payer(payerId, null, null, null),
                Map.of(),
                null,
                null,
                Map.of(),
                "0123456789abcdef0123456789abcdef",
                List.of(parts));
    }

    static PartWish wallet(long amountMinor) {
        return new PartWish(PartKind.WALLET_BALANCE, amountMinor, null);
    }

    static PartWish points(long amountMinor) {
        return new PartWish(PartKind.POINTS, amountMinor, null);
    }

    void paid(Payment payment) {
        journey.submit(journey.routed(payment));
        journey.record(payment, FinalStates.Result.SUCCEEDED);
    }

    private void issue(long points, int days) {
        Points.Issuing issuing = world.inTransaction(() -> world.bean(Points.class)
                .issue(new IssuePoints(
                        app.merchantId(),
                        app.id(),
                        payerId,
                        points,
                        world.clock.instant().plus(Duration.ofDays(days)),
                        "trace")));
        if (!(issuing instanceof Points.Issuing.Issued)) {
            throw new IllegalStateException("no points: " + issuing);
        }
    }

    public Balances balances() {
        return world.bean(Wallets.class).balances(wallet);
    }

    /** That can be used now. */
    public long points() {
        PointsAccount account = world.bean(Points.class)
                .list(app.merchantId(), payerId, Slice.newest(1))
                .getFirst();
        return ((Number) Json.readObject(world.bean(Points.class).document(account))
                        .get("points"))
                .longValue();
    }
}

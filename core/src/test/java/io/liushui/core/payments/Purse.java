package io.liushui.core.payments;

import io.liushui.core.accounts.Balances;
import io.liushui.core.coupons.CouponBenefit;
import io.liushui.core.coupons.CouponTemplates;
import io.liushui.core.coupons.CouponTerms;
import io.liushui.core.coupons.Coupons;
import io.liushui.core.coupons.IssueCoupons;
import io.liushui.core.coupons.OnRefund;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.money.Money;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A payer with a wallet, with points, two of which are worth a fen, and with coupons when asked for. */
public final class Purse {
    private final PaymentJourney journey;
    private final CoreWorld world;
    private final App app;
    private final String payerId;
    private final String currency;
    final Wallet wallet;

    /** In yuan. */
    public Purse(PaymentJourney journey, String payerId, long walletMinor, long points, int days) {
        this(journey, payerId, "CNY", walletMinor, points, days);
    }

    /**
     * @param currency of the wallet and coupons, and what points are worth: the same for all payers with points
     * @param points the merchant earns their value before
     * @param days until they expire
     */
    public Purse(PaymentJourney journey, String payerId, String currency, long walletMinor, long points, int days) {
        this.journey = journey;
        this.world = journey.world;
        this.app = world.bean(Merchants.class).app(journey.appId).orElseThrow();
        this.payerId = payerId;
        this.currency = currency;
        this.wallet = world.bean(Wallets.class)
                .open(app.merchantId(), payerId, currency)
                .wallet();
        world.bean(MerchantAdministration.class).setSettlementDays(app.merchantId(), 0);
        if (walletMinor > 0) {
            paid(journey.accepted(order("card", walletMinor, new PaymentPurpose.WalletTopUp(wallet.id()))));
        }
        if (points > 0) {
            paid(journey.accepted(order("card", points, new PaymentPurpose.Order())));
            world.bean(PointsRates.class).set(app.merchantId(), new PointsRate(currency, 2, 1));
            issue(points, days);
        }
    }

    /** The id of a payment that succeeded. */
    public String paidBy(String method, long amountMinor) {
        Payment payment = journey.accepted(order(method, amountMinor));
        paid(payment);
        return payment.id();
    }

    /** The id of a payment by card that pays back what was drawn on this credit line. */
    public String repaid(String creditLineId, long amountMinor) {
        Payment payment =
                journey.accepted(order("card", amountMinor, new PaymentPurpose.CreditRepayment(creditLineId)));
        paid(payment);
        return payment.id();
    }

    /** The id of a payment of 1,234 minor units that succeeded, with so much from the wallet, of points and by a coupon of the merchant; the rest by card. */
    public String paid(long walletMinor, long pointsMinor, long couponMinor) {
        List<PartWish> parts = new ArrayList<>();
        if (walletMinor > 0) {
            parts.add(wallet(walletMinor));
        }
        if (couponMinor > 0) {
            parts.add(coupon(couponMinor));
        }
        if (pointsMinor > 0) {
            parts.add(points(pointsMinor));
        }
        Payment payment = journey.accepted(order("card", 1234, parts.toArray(PartWish[]::new)));
        paid(payment);
        return payment.id();
    }

    /** A new one, so much off. */
    PartWish coupon(long amountMinor) {
        Instant now = world.clock.instant();
        CouponTerms terms = new CouponTerms(
                new CouponBenefit.Cash(amountMinor, 0),
                currency,
                now,
                now.plus(Duration.ofDays(3_000)),
                null,
                1,
                1,
                amountMinor,
                List.of(),
                OnRefund.WHEN_WHOLE);
        String template = world.bean(CouponTemplates.class)
                .create(app.merchantId(), "Off", terms)
                .id();
        Coupons.Issuing issuing = world.inTransaction(() -> world.bean(Coupons.class)
                .issue(new IssueCoupons(
                        false, app.merchantId(), app.id(), template, template, List.of(payerId), "trace")));
        return new PartWish(
                PartKind.COUPON,
                null,
                ((Coupons.Issuing.Issued) issuing).coupons().getFirst().id());
    }

    AcceptPayment order(String method, long amountMinor, PartWish... parts) {
        return order(method, amountMinor, new PaymentPurpose.Order(), parts);
    }

    private AcceptPayment order(String method, long amountMinor, PaymentPurpose purpose, PartWish... parts) {
        return new AcceptPayment(
                app,
                new MerchantOrder(
                        UUID.randomUUID().toString(),
                        new Money(amountMinor, currency),
                        "Tea",
                        Map.of(),
                        null,
                        null,
                        Map.of()),
                purpose,
                method,
                new Payer(payerId, null, null, null),
                List.of(parts),
                "0123456789abcdef0123456789abcdef");
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
                        UUID.randomUUID().toString(),
                        payerId,
                        points,
                        Duration.ofDays(days),
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

package io.liushui.core.payouts;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.AccountStatements;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.OpenAccount;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.ids.Ids;
import io.liushui.core.ledger.Account;
import io.liushui.core.ledger.Entry;
import io.liushui.core.ledger.Ledger;
import io.liushui.core.ledger.Line;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.money.Money;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.Violation;
import io.liushui.core.positions.Positions;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** A merchant with money, two channels that pay out, and the steps of the process as a worker would call them. */
final class PayoutWorld implements AutoCloseable {
    static final String ACCOUNT = "6222 0212 3456 7894";
    static final long INSTANCE = 11;
    static final PayoutVerdict PASS = new PayoutVerdict("pass", "no_rule", "1");
    private static final long DAYS_SLACK = 30;

    final CoreWorld core;
    final App app;
    final FakeChannel alpha;
    final FakeChannel beta;

    private PayoutWorld(CoreWorld core) {
        this.core = core;
        MerchantAdministration merchants = core.bean(MerchantAdministration.class);
        String merchantId = merchants.createMerchant("Tea House");
        String appId = merchants.createApp(merchantId, new AppTerms("Till", List.of("card"), List.of(), null, 1_000));
        core.bean(PayoutPermissions.class).allow(appId);
        core.bean(WebhookAdministration.class).setWebhook(appId, "https://shop.example/hooks", null);
        this.app = core.bean(Merchants.class).app(appId).orElseThrow();
        this.alpha = core.channel("alpha");
        this.beta = core.channel("beta");
    }

    /** Alpha is dearer than beta, and both have a position of 5,000.00. */
    static PayoutWorld start(String... more) {
        String[] usual = {
            "liushui.channels.alpha.prices[0].fixed-minor=20",
            "liushui.channels.beta.prices[0].fixed-minor=10",
            "liushui.positions.alpha.CNY.opening-minor=500000",
            "liushui.positions.beta.CNY.opening-minor=500000",
            "liushui.positions.beta.CNY.low-water-minor=1000"
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(usual), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return new PayoutWorld(CoreWorld.start(all));
    }

    /** The merchant has this much more, available at once. */
    PayoutWorld funded(long amountMinor) {
        return funded(CoreWorld.cny(amountMinor));
    }

    PayoutWorld funded(Money amount) {
        OpenAccount account = core.bean(Accounts.class).open(AccountKind.MERCHANT, app.merchantId(), amount.currency());
        credit(account.id(), Account.MERCHANT_PAYABLE, app.merchantId(), amount);
        return this;
    }

    /** A new payer of the merchant with this much in a wallet. */
    Wallet wallet(long amountMinor) {
        String payer = "payer-" + Ids.body(core.clock.instant());
        Wallet wallet =
                core.bean(Wallets.class).open(app.merchantId(), payer, "CNY").wallet();
        credit(wallet.accountId(), Account.PAYER_WALLETS, wallet.id(), CoreWorld.cny(amountMinor));
        return wallet;
    }

    private void credit(String accountId, Account owed, String owner, Money amount) {
        String reference = "funded:" + Ids.body(core.clock.instant());
        core.inTransaction(() -> {
            core.bean(Accounts.class).credit(accountId, reference, amount.amountMinor(), core.clock.instant());
            core.bean(Ledger.class)
                    .book(new Entry(
                            reference,
                            "For the test",
                            List.of(
                                    Line.debit(Account.CHANNEL_RECEIVABLE, "alpha", amount),
                                    Line.credit(owed, owner, amount))));
        });
    }

    Balances balances() {
        return core.bean(AccountStatements.class)
                .balances(AccountKind.MERCHANT, app.merchantId())
                .get("CNY");
    }

    static NewPayout wanted(String number, long amountMinor) {
        return wanted(number, amountMinor, ACCOUNT);
    }

    static NewPayout wanted(String number, long amountMinor, String account) {
        return wanted(number, CoreWorld.cny(amountMinor), account);
    }

    static NewPayout wanted(String number, Money amount, String account) {
        return new NewPayout(
                number, amount, new Payee("王小明", Payee.Kind.ACCOUNT, account, "ICBC"), "Salary", Map.of("k", "v"));
    }

    /** What is not accepted rolls back, as the API lets it. */
    PayoutAcceptance.Result accept(NewPayout wanted) {
        return accept(new PayoutSource.MerchantBalance(), wanted);
    }

    PayoutAcceptance.Result accept(PayoutSource source, NewPayout wanted) {
        return core.bean(TransactionTemplate.class).execute(status -> {
            PayoutAcceptance.Result result = core.bean(PayoutAcceptance.class).accept(app, source, wanted, "trace");
            if (!(result instanceof PayoutAcceptance.Result.Accepted)) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    PayoutAcceptance.Result acceptBatch(String number, List<NewPayout> wanted) {
        return core.bean(TransactionTemplate.class).execute(status -> {
            PayoutAcceptance.Result result =
                    core.bean(PayoutAcceptance.class).acceptBatch(app, number, wanted, "trace");
            if (!(result instanceof PayoutAcceptance.Result.BatchAccepted)) {
                status.setRollbackOnly();
            }
            return result;
        });
    }

    /** The id of an accepted payout. */
    String accepted(String number, long amountMinor) {
        return ((PayoutAcceptance.Result.Accepted) accept(wanted(number, amountMinor)))
                .payout()
                .id();
    }

    /** Validated, assessed and routed: the id of its operation. */
    String routed(String payoutId) {
        jobs().validate(payoutId, INSTANCE);
        jobs().assess(payoutId);
        return ((PayoutJobs.Route.Found) jobs().route(payoutId, PASS)).operationId();
    }

    /** The whole process, as far as the channel lets it. */
    PayoutState paid(String payoutId) {
        core.bean(Operations.class).submit(routed(payoutId), INSTANCE);
        return record(payoutId);
    }

    PayoutState record(String payoutId) {
        return core.bean(PayoutResults.class).record(payoutId, null, PASS);
    }

    PayoutCancellation.Result cancel(String payoutId) {
        return core.inTransaction(() -> core.bean(PayoutCancellation.class).cancel(app.id(), payoutId));
    }

    PayoutJobs jobs() {
        return core.bean(PayoutJobs.class);
    }

    Payout payout(String payoutId) {
        return core.bean(Payouts.class).find(app.id(), payoutId).orElseThrow();
    }

    String state(String payoutId) {
        return payout(payoutId).state().code();
    }

    /** Balance and frozen part of the channel's position. */
    String position(String channelId) {
        return core.bean(Positions.class).all().stream()
                .filter(position -> position.channelId().equals(channelId))
                .map(position -> position.balanceMinor() + " " + position.frozenMinor())
                .findFirst()
                .orElseThrow();
    }

    String number(String payoutId) {
        return core.text("select number from channel_operation where subject = ?", payoutId);
    }

    List<String> events(String subject) {
        return core.jdbc()
                .sql("select type from event where subject = ? order by seq")
                .param(subject)
                .query(String.class)
                .list();
    }

    List<Violation> violations() {
        return core.bean(DatabaseInvariants.class).check(Duration.ofDays(DAYS_SLACK));
    }

    @Override
    public void close() {
        core.close();
    }
}

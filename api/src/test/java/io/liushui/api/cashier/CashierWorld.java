package io.liushui.api.cashier;

import io.liushui.api.ApiApplication;
import io.liushui.core.TestDatabase;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.contracts.ContractAcceptance;
import io.liushui.core.contracts.ContractLimits;
import io.liushui.core.contracts.ContractSigning;
import io.liushui.core.contracts.Contracts;
import io.liushui.core.contracts.NewContract;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.ids.Ids;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.OrderField;
import io.liushui.core.money.Money;
import io.liushui.core.parts.PartKind;
import io.liushui.core.parts.PartWish;
import io.liushui.core.passwords.PaymentPassword;
import io.liushui.core.passwords.PaymentPasswords;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.Acceptance;
import io.liushui.core.payments.Attempts;
import io.liushui.core.payments.FinalStates;
import io.liushui.core.payments.MerchantOrder;
import io.liushui.core.payments.Payer;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.PaymentJobs;
import io.liushui.core.payments.PaymentPurpose;
import io.liushui.core.payments.Routes;
import io.liushui.core.risk.RiskVerdict;
import io.liushui.core.sms.SmsInbox;
import io.liushui.core.stepup.PasswordStepUps;
import io.liushui.core.stepup.StepUps;
import io.liushui.core.wallets.Wallet;
import io.liushui.core.wallets.Wallets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The API with its cashier on a real port, an app with payments, and the steps that a payment's process would take. */
final class CashierWorld {
    private static final CashierWorld SHARED = new CashierWorld();
    private static final RiskVerdict PASS = new RiskVerdict("pass", "no_rule", "1");
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final long INSTANCE = 7;
    static final String PASSWORD = "902174";

    final ShiftedClock clock = new ShiftedClock();
    private final ConfigurableApplicationContext context;
    private final String appId;

    private CashierWorld() {
        context = new SpringApplicationBuilder(ApiApplication.class)
                .initializers(fresh -> fresh.getBeanFactory().registerSingleton("testClock", clock))
                .run(
                        "--server.port=0",
                        "--logging.structured.format.console=",
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=" + TestDatabase.create().url(),
                        "--spring.datasource.username=postgres",
                        "--liushui.keys-directory=" + keysDirectory(),
                        "--liushui.sms.inbox-page=true",
                        "--liushui.channels.till.type=till");
        MerchantAdministration administration = bean(MerchantAdministration.class);
        appId = administration.createApp(
                administration.createMerchant("Tea House"),
                new AppTerms(
                        "山泉茶舍 Tea House",
                        List.of("sandbox_wallet", "sandbox_card", "gift_voucher", "till_bound"),
                        List.of(new OrderField("delivery", "送达时间", "Delivery"), new OrderField("room", "包间", "Room")),
                        null,
                        1000));
    }

    static CashierWorld shared() {
        return SHARED;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String address(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    Payment payment(String method) {
        return payment(method, new Money(12_850, "CNY"));
    }

    /** @param method null: the payer chooses */
    Payment payment(String method, Money amount) {
        return payment(method, amount, new Payer("payer-1", null, null, "+8613800138000"));
    }

    /** A payment with a card that this payer has bound, and a payment password. */
    Payment quickPay(String payerId) {
        bean(PaymentPasswords.class)
                .setFirst(appId, payerId, PaymentPassword.of(PASSWORD).orElseThrow(), "+8613800138000");
        String no = Ids.body(clock.instant());
        NewContract wish = new NewContract(
                bean(Merchants.class).app(appId).orElseThrow(),
                no,
                "till_bound",
                payerId,
                null,
                null,
                ContractLimits.NONE,
                null,
                null,
                "0123456789abcdef0123456789abcdef");
        bean(ContractAcceptance.class)
                .accept(wish, new IdempotencyRequest(appId, no, no.getBytes(StandardCharsets.UTF_8)));
        String contract =
                bean(Contracts.class).findByNo(appId, no).orElseThrow().id();
        bean(ContractSigning.class).sign(contract, INSTANCE, null);
        return payment(
                "till_bound",
                new Money(12_850, "CNY"),
                new Payer(payerId, null, null, "+8613800138000", null, null, contract));
    }

    /** The payer's password stands at another app of the merchant. */
    void passwordAtSister(String payerId) {
        String sister = bean(MerchantAdministration.class)
                .createApp(
                        bean(Merchants.class).app(appId).orElseThrow().merchantId(),
                        new AppTerms("Sister", List.of("sandbox_card"), List.of(), null, 1000));
        bean(PaymentPasswords.class)
                .setFirst(sister, payerId, PaymentPassword.of(PASSWORD).orElseThrow(), "+8613800138000");
    }

    void askPassword(Payment payment) {
        begin(payment);
        bean(PasswordStepUps.class).ask(payment.id(), PASS);
    }

    /** One that the payer's wallet pays 28.50 of; the payer chooses the rest. */
    Payment inParts(String payerId) {
        Wallet wallet = bean(Wallets.class)
                .open(bean(Merchants.class).app(appId).orElseThrow().merchantId(), payerId, "CNY")
                .wallet();
        bean(TransactionTemplate.class)
                .executeWithoutResult(status -> bean(Accounts.class)
                        .credit(wallet.accountId(), "gift:" + wallet.id(), 10_000, clock.instant()));
        return payment(
                null,
                new Money(12_850, "CNY"),
                new Payer(payerId, null, null, null),
                new PartWish(PartKind.WALLET_BALANCE, 2_850L, null));
    }

    private Payment payment(String method, Money amount, Payer payer, PartWish... parts) {
        String orderNo = Ids.body(clock.instant());
        AcceptPayment command = new AcceptPayment(
                bean(Merchants.class).app(appId).orElseThrow(),
                new MerchantOrder(
                        orderNo,
                        amount,
                        "明前龙井 250 g · Longjing tea",
                        Map.of("room", "听雨 2", "delivery", "18:30", "unknown", "never shown"),
                        Duration.ofMinutes(15),
                        address("/sms?order=" + orderNo),
                        Map.of()),
                new PaymentPurpose.Order(),
                method,
                payer,
                List.of(parts),
                "0123456789abcdef0123456789abcdef");
        return ((Acceptance.Result.Accepted) bean(Acceptance.class)
                        .accept(
                                command,
                                new IdempotencyRequest(appId, orderNo, orderNo.getBytes(StandardCharsets.UTF_8))))
                .payment();
    }

    void begin(Payment payment) {
        bean(PaymentJobs.class).validate(payment.id(), INSTANCE);
        bean(PaymentJobs.class).assessRisk(payment.id());
    }

    /** Begins and submits: a wallet waits afterwards, a card is declined. Answers the attempt's id. */
    String submit(Payment payment) {
        begin(payment);
        Routes.Result.Found route = (Routes.Result.Found) bean(Routes.class).route(payment.id(), "price", 1, PASS);
        bean(Attempts.class).submit(route.attemptId());
        return route.attemptId();
    }

    void paid(Payment payment, String attemptId) {
        bean(Attempts.class).query(attemptId, null);
        bean(FinalStates.class).record(payment.id(), FinalStates.Result.SUCCEEDED, null, null);
    }

    void failed(Payment payment, String reasonCode) {
        bean(FinalStates.class).record(payment.id(), FinalStates.Result.FAILED, reasonCode, null);
    }

    void expired(Payment payment) {
        bean(FinalStates.class).record(payment.id(), FinalStates.Result.CLOSED, "expired", null);
    }

    void stepUp(Payment payment) {
        begin(payment);
        bean(StepUps.class).send(payment.id(), new RiskVerdict("step_up", "new_device", "1"));
    }

    /** The newest code that was sent. */
    String code() {
        Matcher code = CODE.matcher(bean(SmsInbox.class).newest().getFirst().text());
        if (!code.find()) {
            throw new IllegalStateException("the newest message has no code");
        }
        return code.group();
    }

    private static String keysDirectory() {
        try {
            return Files.createTempDirectory("keys").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

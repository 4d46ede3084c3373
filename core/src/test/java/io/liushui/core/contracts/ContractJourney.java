package io.liushui.core.contracts;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.fake.FakeChannel;
import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.json.Json;
import io.liushui.core.merchants.App;
import io.liushui.core.merchants.AppTerms;
import io.liushui.core.merchants.MerchantAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.WebhookAdministration;
import io.liushui.core.operations.Operations;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.Violation;
import io.liushui.core.vault.CardDetails;
import io.liushui.core.vault.CardNumber;
import io.liushui.spi.ContractOutcome;
import io.liushui.spi.PayerAction;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays the process of a contract, step by step, on the whole core. */
public final class ContractJourney implements AutoCloseable {
    public static final String DIGITS = "6221558812340005";
    public static final long INSTANCE = 11;
    static final ContractLimits LIMITS = new ContractLimits("CNY", 50_000L, 100_000L, 300_000L);

    public final CoreWorld world;
    public final FakeChannel alpha;
    public final String appId;

    public ContractJourney() {
        world = CoreWorld.start(
                "liushui.channels.alpha.prices[0].rate-ppm=2000", "liushui.channels.beta.prices[0].rate-ppm=1000");
        alpha = world.channel("alpha");
        MerchantAdministration administration = world.bean(MerchantAdministration.class);
        appId = administration.createApp(
                administration.createMerchant("Tea house"),
                new AppTerms("Shop", List.of("bound_card", "debit", "card"), List.of(), null, 100));
        world.bean(WebhookAdministration.class).setWebhook(appId, "https://shop.example/webhooks", null);
        alpha.onSign = request -> codeSent();
    }

    public App app() {
        return world.bean(Merchants.class).app(appId).orElseThrow();
    }

    static ContractOutcome codeSent() {
        return new ContractOutcome.Pending("sealed", new PayerAction.EnterCode("138****8000", 3));
    }

    static CardDetails card() {
        return new CardDetails(CardNumber.of(DIGITS).orElseThrow(), YearMonth.of(2030, 12), "LI LEI");
    }

    NewContract wish(String no, String method, CardDetails card, Instant validUntil) {
        return new NewContract(
                app(),
                no,
                method,
                "payer-1",
                card,
                card == null ? null : "+8613800138000",
                LIMITS,
                validUntil,
                null,
                "0123456789abcdef0123456789abcdef");
    }

    ContractAcceptance.Result accept(NewContract wish, String key) {
        return world.bean(ContractAcceptance.class)
                .accept(
                        wish,
                        new IdempotencyRequest(
                                appId,
                                key,
                                wish.merchantContractNo().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    public String accepted(String method) {
        return accepted(method, card(), null);
    }

    String accepted(String method, CardDetails card, Instant validUntil) {
        String no = UUID.randomUUID().toString();
        ContractAcceptance.Result.Accepted accepted =
                (ContractAcceptance.Result.Accepted) accept(wish(no, method, card, validUntil), no);
        return (String) Json.readObject(accepted.answer().body()).get("id");
    }

    /** Accepted, signed at alpha by its code. */
    public String signed(String method) {
        String contract = accepted(method);
        sign(contract);
        confirm(contract, "246810");
        return contract;
    }

    public SigningAnswer sign(String contractId) {
        return world.bean(ContractSigning.class).sign(contractId, INSTANCE, null);
    }

    SigningAnswer query(String contractId) {
        return world.bean(ContractSigning.class).query(contractId, Duration.ofSeconds(30));
    }

    CodeResult confirm(String contractId, String code) {
        return world.bean(SigningCodes.class).confirm(appId, contractId, code);
    }

    /** Asked for by the merchant and carried out at the channel. */
    public void unsign(String contractId) {
        world.bean(Unsigning.class).request(appId, contractId);
        carryOut(contractId);
    }

    ContractState carryOut(String contractId) {
        String operation = contract(contractId).unsignOperation();
        world.bean(Operations.class).submit(operation, INSTANCE);
        return world.bean(Unsigning.class).record(contractId, operation);
    }

    public Contract contract(String contractId) {
        return world.bean(Contracts.class).find(appId, contractId).orElseThrow();
    }

    String state(String contractId) {
        ContractState state = contract(contractId).state();
        return state.code() + (state.reason() == null ? "" : " " + state.reason());
    }

    /** As merchants see it. */
    Map<String, Object> document(String contractId) {
        return Json.readObject(world.bean(ContractDocument.class).json(contract(contractId)));
    }

    List<String> events(String contractId) {
        return world.jdbc()
                .sql("select type from event where subject = ? order by seq")
                .param(contractId)
                .query(String.class)
                .list();
    }

    /** Name and, where it has one, outcome of the messages to the contract's process. */
    List<String> messages(String contractId) {
        return world.jdbc().sql("""
                        select message || coalesce(' ' || (variables::jsonb ->> 'contractOutcome'), '') from outbox
                        where correlation_key = :id or variables::jsonb ->> 'contractId' = :id order by seq""").param("id", contractId).query(String.class).list();
    }

    /** Of the rules about contracts and cards. */
    public List<Violation> violations() {
        return world.bean(DatabaseInvariants.class).check(Duration.ofDays(365)).stream()
                .filter(violation -> violation.rule().contains("contract")
                        || violation.rule().contains("card"))
                .toList();
    }

    @Override
    public void close() {
        world.close();
    }
}

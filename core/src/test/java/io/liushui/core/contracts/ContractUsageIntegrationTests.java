package io.liushui.core.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ids.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.dao.DataIntegrityViolationException;

/** What may be debited under a contract, under random commands and many at once, on a real database. */
class ContractUsageIntegrationTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static ContractJourney journey;

    private final ContractTerms terms = journey.world.bean(ContractTerms.class);
    private final ContractUsage usage = journey.world.bean(ContractUsage.class);
    private String contract;

    @BeforeContainer
    static void start() {
        journey = new ContractJourney();
    }

    @AfterContainer
    static void stop() {
        journey.close();
    }

    @BeforeTry
    void sign() {
        contract = journey.signed("debit");
    }

    @AfterTry
    void theOracleHolds() {
        assertThat(journey.violations()).isEmpty();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void neverCountsMoreThanTheLimitsUnderAnyCommands(@ForAll("steps") List<DebitStep> steps) {
        ExpectedUsage expected = new ExpectedUsage();
        List<Debit> open = new ArrayList<>();
        Map<String, LocalDate> claimedOn = new LinkedHashMap<>();
        List<Debit> all = new ArrayList<>();
        for (DebitStep step : steps) {
            switch (step) {
                case DebitStep.Claim(long amount) -> {
                    Debit debit = debit(amount);
                    LocalDate day = LocalDate.ofInstant(journey.world.clock.instant(), ZONE);
                    Optional<String> refusal = expected.claim(day, amount);
                    assertThat(terms.claim(debit)).isEqualTo(refusal);
                    if (refusal.isEmpty()) {
                        open.add(debit);
                        all.add(debit);
                        claimedOn.put(debit.paymentId(), day);
                    }
                }
                case DebitStep.End(int which, boolean succeeded, boolean twice) -> {
                    if (!open.isEmpty()) {
                        Debit debit = open.remove(which % open.size());
                        for (int i = 0; i < (twice ? 2 : 1); i++) {
                            end(debit, succeeded);
                        }
                        if (!succeeded) {
                            expected.giveBack(
                                    claimedOn.get(debit.paymentId()),
                                    debit.amount().amountMinor());
                        }
                    }
                }
                case DebitStep.ClaimAgain(int which) -> {
                    if (!all.isEmpty()) {
                        assertThat(terms.claim(all.get(which % all.size()))).isEmpty();
                    }
                }
                case DebitStep.Begin(int which) -> {
                    if (!open.isEmpty()) {
                        Debit debit = open.get(which % open.size());
                        LocalDate day = LocalDate.ofInstant(journey.world.clock.instant(), ZONE);
                        Optional<String> refusal = expected.move(
                                claimedOn.get(debit.paymentId()),
                                day,
                                debit.amount().amountMinor());
                        assertThat(begin(debit)).isEqualTo(refusal);
                        if (refusal.isEmpty()) {
                            claimedOn.put(debit.paymentId(), day);
                        }
                    }
                }
                case DebitStep.Later(int hours) -> journey.world.clock.advance(Duration.ofHours(hours));
            }
        }
        expected.days.forEach((day, used) -> assertThat(counted("day", day)).isEqualTo(used));
        expected.months.forEach(
                (month, used) -> assertThat(counted("month", month)).isEqualTo(used));
    }

    @Example
    void letsExactlyAsManyThroughAsTheDayAllowsHoweverManyComeAtOnce() throws Exception {
        List<Callable<Optional<String>>> debits = IntStream.range(0, 40)
                .mapToObj(i -> debit(7_000))
                .map(debit -> (Callable<Optional<String>>) () -> terms.claim(debit))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Optional<String>> results =
                    threads.invokeAll(debits).stream().map(Future::resultNow).toList();

            assertThat(results.stream().filter(Optional::isEmpty)).hasSize(14);
            assertThat(results.stream().flatMap(Optional::stream).distinct()).containsExactly("contract_limit_per_day");
        }
        assertThat(counted("day", LocalDate.ofInstant(journey.world.clock.instant(), ZONE)))
                .isEqualTo(98_000);
    }

    @Example
    void countsADebitOnceWhoeverValidatesItAtOnce() throws Exception {
        Debit debit = debit(30_000);
        Callable<Optional<String>> claim = () -> terms.claim(debit);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads
                            .invokeAll(
                                    IntStream.range(0, 10).mapToObj(i -> claim).toList())
                            .stream()
                            .map(Future::resultNow))
                    .containsOnly(Optional.empty());
        }
        assertThat(counted(
                        "month",
                        LocalDate.ofInstant(journey.world.clock.instant(), ZONE).withDayOfMonth(1)))
                .isEqualTo(30_000);
    }

    @Example
    void aDayEndsAtMidnightOfItsZone() {
        ZonedDateTime now = journey.world.clock.instant().atZone(ZONE);
        ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(ZONE);
        journey.world.clock.advance(Duration.between(now, midnight).minusMinutes(1));
        assertThat(terms.claim(debit(50_000))).isEmpty();
        assertThat(terms.claim(debit(50_000))).isEmpty();
        assertThat(terms.claim(debit(1))).contains("contract_limit_per_day");

        journey.world.clock.advance(Duration.ofMinutes(1));
        assertThat(terms.claim(debit(1))).isEmpty();
    }

    @Example
    void aDebitCountsForTheDayAndTheMonthInWhichItIsBegun() {
        LocalDate first = LocalDate.ofInstant(journey.world.clock.instant(), ZONE)
                .withDayOfMonth(1)
                .plusMonths(1);
        advanceTo(first.atStartOfDay(ZONE).minusMinutes(10));
        Debit held = debit(50_000);
        assertThat(terms.claim(held)).isEmpty();
        LocalDate last = first.minusDays(1);
        assertThat(counted("day", last) + " " + counted("month", last.withDayOfMonth(1)))
                .isEqualTo("50000 50000");

        advanceTo(first.atStartOfDay(ZONE).plusMinutes(10));
        assertThat(terms.claim(debit(50_000))).isEmpty();
        assertThat(begin(held)).isEmpty();
        assertThat(begin(held)).as("job twice").isEmpty();

        assertThat(terms.claim(debit(1))).contains("contract_limit_per_day");
        assertThat(counted("day", last) + " " + counted("month", last.withDayOfMonth(1)))
                .isEqualTo("0 0");
        assertThat(counted("day", first) + " " + counted("month", first)).isEqualTo("100000 100000");
    }

    @Example
    void onlyAsManyMoveToADayAsItAllowsHoweverManyAreBegunAtOnce() throws Exception {
        List<Debit> held = new ArrayList<>();
        for (int day = 0; day < 2; day++) {
            IntStream.range(0, 14).mapToObj(i -> debit(7_000)).forEach(debit -> {
                assertThat(terms.claim(debit)).isEmpty();
                held.add(debit);
            });
            journey.world.clock.advance(Duration.ofDays(1));
        }
        List<Callable<Optional<String>>> begun = held.stream()
                .map(debit -> (Callable<Optional<String>>) () -> begin(debit))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(begun).stream().map(Future::resultNow).filter(Optional::isEmpty))
                    .hasSize(14);
        }
        assertThat(counted("day", LocalDate.ofInstant(journey.world.clock.instant(), ZONE)))
                .isEqualTo(98_000);
    }

    @Example
    void theDatabaseItselfRefusesMoreThanTheLimit() {
        terms.claim(debit(50_000));
        assertThatThrownBy(() -> journey.world
                        .jdbc()
                        .sql("update contract_counter set used_minor = 100001 where period = 'day' and contract_id = ?")
                        .param(contract)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> journey.world
                        .jdbc()
                        .sql("update contract_counter set used_minor = -1 where contract_id = ?")
                        .param(contract)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Example
    void namesWhyAContractDoesNotAllowADebit() {
        Debit good = debit(100);
        assertThat(terms.claim(new Debit(good.paymentId(), "app_other", contract, "payer-1", "debit", good.amount())))
                .contains("contract_not_found");
        assertThat(terms.claim(new Debit(good.paymentId(), journey.appId, contract, "payer-1", "card", good.amount())))
                .contains("contract_of_another_method");
        assertThat(terms.claim(new Debit(good.paymentId(), journey.appId, contract, "payer-2", "debit", good.amount())))
                .contains("contract_of_another_payer");
        assertThat(terms.claim(new Debit(good.paymentId(), journey.appId, contract, null, "debit", good.amount())))
                .contains("contract_of_another_payer");
        assertThat(terms.claim(new Debit(
                        good.paymentId(),
                        journey.appId,
                        contract,
                        "payer-1",
                        "debit",
                        new io.liushui.core.money.Money(100, "JPY"))))
                .contains("contract_of_another_currency");
        String pending = journey.accepted("debit");
        assertThat(terms.claim(new Debit(good.paymentId(), journey.appId, pending, "payer-1", "debit", good.amount())))
                .contains("contract_not_signed");
        journey.world.bean(Unsigning.class).request(journey.appId, contract);
        assertThat(terms.claim(good)).contains("contract_ending");
        journey.carryOut(contract);
        assertThat(terms.claim(good)).contains("contract_not_signed");
        assertThat(journey.world.count("contract_usage where contract_id = '" + contract + "'"))
                .isZero();
    }

    @Provide
    Arbitrary<List<DebitStep>> steps() {
        return DebitStep.lists();
    }

    /** A payment that is under way. */
    private Debit debit(long amountMinor) {
        String id = Ids.next("pay", journey.world.clock.instant());
        journey.world
                .jdbc()
                .sql("""
                        insert into payment (id, merchant_id, app_id, merchant_order_no, amount_minor, currency, subject, method, payer_id, contract_id,
                            order_info, metadata, cashier_token, state, trace_id, created_at, expires_at)
                        select :id, merchant_id, id, :id, :amount, 'CNY', 'Tea', 'debit', 'payer-1', :contract, '{}', '{}', :id, 'processing', 'trace', now(),
                            now() + interval '1 year' from app where id = :app""")
                .param("id", id)
                .param("amount", amountMinor)
                .param("contract", contract)
                .param("app", journey.appId)
                .update();
        return new Debit(id, journey.appId, contract, "payer-1", "debit", CoreWorld.cny(amountMinor));
    }

    private Optional<String> begin(Debit debit) {
        return journey.world.inTransaction(() -> terms.refusalNow(debit));
    }

    private static void advanceTo(ZonedDateTime instant) {
        journey.world.clock.advance(Duration.between(journey.world.clock.instant(), instant));
    }

    private void end(Debit debit, boolean succeeded) {
        journey.world.inTransaction(() -> {
            usage.ended(debit.paymentId(), succeeded);
            String state = succeeded ? "succeeded" : "failed";
            journey.world
                    .jdbc()
                    .sql("update payment set state = ?, finished_at = now() where id = ?")
                    .params(state, debit.paymentId())
                    .update();
        });
    }

    private long counted(String period, LocalDate startsOn) {
        return journey.world
                .jdbc()
                .sql("select used_minor from contract_counter where contract_id = ? and period = ? and starts_on = ?")
                .params(contract, period, java.sql.Date.valueOf(startsOn))
                .query(Long.class)
                .single();
    }
}

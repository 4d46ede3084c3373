package io.liushui.core.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.FakeChannel;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.payments.FinalStates.Result;
import io.liushui.spi.CloseOutcome;
import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** Payments on a phone's bill, of which channels alpha and beta take 100.00 CNY each per number and month of Shanghai; alpha is the cheaper one. */
class MonthlyCapsIntegrationTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);

    private static PaymentJourney journey;

    private String phone;
    private long countersBefore;

    @BeforeContainer
    static void start() {
        journey = new PaymentJourney();
    }

    @AfterContainer
    static void stop() {
        journey.close();
    }

    @BeforeTry
    void anotherPhone() {
        phone = "+86138" + PHONES.incrementAndGet();
        countersBefore = journey.world.count("monthly_cap_counter");
        channelsSay(request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency()));
        onBoth(channel -> channel.onClose = order -> new CloseOutcome.Closed());
    }

    @AfterTry
    void theOracleHolds() {
        journey.world.jdbc().sql("delete from outbox").update(); // no relay runs here
        assertThat(journey.world.bean(DatabaseInvariants.class).check(Duration.ofDays(1000)))
                .isEmpty();
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void countsWhatIsOrMayBePaidAndNeverMoreThanTheCap(@ForAll("months") List<PhoneBillStep> steps) {
        ExpectedCaps expected = new ExpectedCaps(10_000);
        for (PhoneBillStep step : steps) {
            switch (step) {
                case PhoneBillStep.Later(int days) -> journey.world.clock.advance(Duration.ofDays(days));
                case PhoneBillStep.Pay(long amountMinor, PhoneBillStep.Fate fate) -> {
                    String channel = expected.claim(month(), amountMinor);
                    Payment payment = payment(amountMinor);
                    assertThat(place(payment)).isEqualTo(channel == null ? "monthly_cap_reached" : channel);
                    if (channel != null && !carryOut(payment, fate)) {
                        expected.giveBack(channel, month(), amountMinor);
                    }
                }
            }
        }
        assertThat(counted()).isEqualTo(expected.lines());
    }

    @Example
    void asManyAsTheCapHasRoomForWhoeverComesAtOnce() throws Exception {
        List<Callable<String>> placed = IntStream.range(0, 30)
                .mapToObj(i -> payment(900))
                .map(payment -> (Callable<String>) () -> place(payment))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> places = threads.invokeAll(placed).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(places)
                    .containsExactlyElementsOf(
                            Stream.of(times(11, "alpha"), times(11, "beta"), times(8, "monthly_cap_reached"))
                                    .flatMap(List::stream)
                                    .toList());
        }
    }

    @Example
    void aMonthEndsAtMidnightOfTheChannelsZone() {
        Instant midnight = month().plusMonths(1).atStartOfDay(ZONE).toInstant();
        journey.world.clock.advance(
                Duration.between(journey.world.clock.instant(), midnight).minusSeconds(1));
        assertThat(Stream.generate(() -> place(payment(5_000))).limit(5))
                .containsExactly("alpha", "alpha", "beta", "beta", "monthly_cap_reached");

        journey.world.clock.advance(Duration.ofSeconds(1));

        assertThat(place(payment(5_000))).isEqualTo("alpha");
    }

    @Example
    void whatIsPaidAfterItWasGivenUpCountsAgainEvenWhenThereIsNoRoom() {
        channelsSay(request -> new PayOutcome.Pending("C1", null));
        Payment first = payment(5_000);
        String attempt = journey.route(first);
        journey.submit(attempt);
        journey.world.bean(Attempts.class).close(attempt);
        assertThat(counted()).containsExactly("alpha " + month() + " 0");
        place(payment(5_000));
        place(payment(5_000));

        HeldNotification.of(journey.world, attempt);

        assertThat(counted()).containsExactly("alpha " + month() + " 15000");
        assertThat(journey.record(first, Result.CLOSED)).isEqualTo("succeeded");
    }

    @Example
    void anAttemptThatIsNeverSentBecauseTheOneBeforeWasPaidGivesItsRoomBack() {
        channelsSay(request -> new PayOutcome.Declined("full", "full", false));
        Payment payment = payment(5_000);
        String refused = journey.route(payment);
        journey.submit(refused);
        String next = journey.route(payment);
        assertThat(counted()).containsExactly("alpha " + month() + " 0", "beta " + month() + " 5000");
        HeldNotification.of(journey.world, refused);

        assertThat(journey.record(payment, Result.CLOSED)).isEqualTo("succeeded");

        assertThat(counted()).containsExactly("alpha " + month() + " 5000", "beta " + month() + " 0");
        assertThat(journey.world.text("select state from payment_attempt where id = ?", next))
                .isEqualTo("closed");
    }

    @Example
    void keepsNoPhoneNumber() {
        place(payment(1));

        assertThat(journey.world.text("select string_agg(c::text, ' ') from monthly_cap_counter c"))
                .doesNotContain(phone.substring(3));
        assertThat(journey.world.count("monthly_cap_counter where position(convert_to('" + phone.substring(3)
                        + "', 'UTF8') in phone_hash) > 0"))
                .isZero();
    }

    @Provide
    Arbitrary<List<PhoneBillStep>> months() {
        return PhoneBillStep.lists();
    }

    /** Whether it is or may be paid in the end. */
    private boolean carryOut(Payment payment, PhoneBillStep.Fate fate) {
        String attempt = journey.route(payment);
        switch (fate) {
            case PAID, PAID_TOLD_TWICE ->
                channelsSay(request -> new PayOutcome.Succeeded("C1", request.amountMinor(), request.currency()));
            case DECLINED -> channelsSay(request -> new PayOutcome.Declined("no", "no", true));
            case WAITS, CLOSED, LATE -> channelsSay(request -> new PayOutcome.Pending("C1", null));
        }
        journey.submit(attempt);
        switch (fate) {
            case WAITS -> {}
            case PAID -> journey.record(payment, Result.SUCCEEDED);
            case PAID_TOLD_TWICE -> {
                HeldNotification.of(journey.world, attempt);
                journey.record(payment, Result.SUCCEEDED);
            }
            case DECLINED -> journey.record(payment, Result.FAILED);
            case CLOSED, LATE -> {
                journey.world.bean(Attempts.class).close(attempt);
                journey.record(payment, Result.CLOSED);
                if (fate == PhoneBillStep.Fate.LATE) {
                    HeldNotification.of(journey.world, attempt);
                }
            }
        }
        return fate.counts();
    }

    private Payment payment(long amountMinor) {
        Payment payment = journey.accepted(journey.order(
                UUID.randomUUID().toString(), "phone_bill", new Payer(null, null, null, phone), amountMinor));
        journey.world.bean(PaymentJobs.class).validate(payment.id(), PaymentJourney.INSTANCE);
        journey.world.bean(PaymentJobs.class).assessRisk(payment.id());
        return payment;
    }

    /** The channel, or why there is none. */
    private static String place(Payment payment) {
        return switch (journey.world.bean(Routes.class).route(payment.id(), "price", 3, PaymentJourney.PASS)) {
            case Routes.Result.Found found -> found.channelId();
            case Routes.Result.None none -> none.reasonCode();
        };
    }

    private List<String> counted() {
        return journey.world.jdbc().sql("""
                        select channel_id || ' ' || month || ' ' || used_minor from monthly_cap_counter
                        order by id offset ?""").param(countersBefore).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    private static LocalDate month() {
        return LocalDate.ofInstant(journey.world.clock.instant(), ZONE).withDayOfMonth(1);
    }

    private static void channelsSay(Function<PayRequest, PayOutcome> answer) {
        onBoth(channel -> channel.onPay = answer);
    }

    private static void onBoth(Consumer<FakeChannel> change) {
        change.accept(journey.alpha);
        change.accept(journey.beta);
    }

    private static List<String> times(int count, String text) {
        return Collections.nCopies(count, text);
    }
}

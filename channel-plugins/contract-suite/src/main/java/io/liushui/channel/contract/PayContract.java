package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.PayOutcome;
import io.liushui.spi.PayRequest;
import io.liushui.spi.QueryOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pay and query, when nothing goes wrong. */
public interface PayContract {

    ChannelUnderTest underTest();

    @Test
    default void chargesOnceAndTellsTheSameOnQuery() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        PayOutcome.Succeeded paid = assertSucceeded(request);
        assertThat(underTest().channel().query(Requests.reference(request)))
                .isEqualTo(new QueryOutcome.Paid(paid.channelRef(), 1234, "CNY"));
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void aRepeatedNumberIsNotChargedAgain() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        assertThat(assertSucceeded(request)).isEqualTo(assertSucceeded(request));
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void sameNumberAtOnceFromManyThreadsIsChargedOnce() throws Exception {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        inParallel(20, () -> assertSucceeded(request));
        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1);
    }

    @Test
    default void manyOrdersAtOnceAreEachChargedOnce() throws Exception {
        List<PayRequest> paid = inParallel(40, () -> {
            PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
            assertSucceeded(request);
            return request;
        });
        assertThat(paid)
                .allSatisfy(request ->
                        assertThat(underTest().chargesOf(request.orderNo())).isEqualTo(1));
    }

    @Test
    default void sameNumberWithAnotherAmountIsNotTakenForASuccess() {
        PayRequest first = Requests.pay(underTest().immediateMethod(), 1234);
        assertSucceeded(first);
        PayRequest second = new PayRequest(
                first.orderNo(),
                first.method(),
                4321,
                "CNY",
                "Tea",
                first.expiresAt(),
                null,
                first.payer(),
                first.submittedAt(),
                Requests.TRACE);
        assertThat(underTest().channel().pay(second)).isInstanceOf(PayOutcome.Unknown.class);
    }

    @Test
    default void tellsARefusalForGoodFromOneForThisChannelOnly() {
        PayRequest hard =
                Requests.pay(underTest().immediateMethod(), underTest().declinedAmountMinor());
        PayRequest soft =
                Requests.pay(underTest().immediateMethod(), underTest().softlyDeclinedAmountMinor());
        assertThat(underTest().channel().pay(hard)).isInstanceOfSatisfying(PayOutcome.Declined.class, declined -> {
            assertThat(declined.soft()).isFalse();
            assertThat(declined.code()).isNotBlank();
        });
        assertThat(underTest().channel().pay(soft))
                .isInstanceOfSatisfying(
                        PayOutcome.Declined.class,
                        declined -> assertThat(declined.soft()).isTrue());
        assertThat(underTest().channel().query(Requests.reference(hard))).isInstanceOf(QueryOutcome.NotPaid.class);
        assertThat(underTest().chargesOf(hard.orderNo())).isZero();
        assertThat(underTest().chargesOf(soft.orderNo())).isZero();
    }

    @Test
    default void anOrderThatWasNeverSentIsNotFound() {
        PayRequest request = Requests.pay(underTest().immediateMethod(), 1234);
        assertThat(underTest().channel().query(Requests.reference(request))).isEqualTo(new QueryOutcome.NotFound());
    }

    @Test
    default void waitsForThePayerAndTellsWhatThePayerDecided() {
        PayRequest agreed = Requests.pay(underTest().interactiveMethod(), 1234);
        PayRequest refused = Requests.pay(underTest().interactiveMethod(), 1234);
        for (PayRequest request : List.of(agreed, refused)) {
            assertThat(underTest().channel().pay(request))
                    .isInstanceOfSatisfying(
                            PayOutcome.Pending.class,
                            pending -> assertThat(pending.action()).isNotNull());
            assertThat(underTest().channel().query(Requests.reference(request)))
                    .isInstanceOf(QueryOutcome.Unpaid.class);
        }
        underTest().payerConfirms(agreed.orderNo());
        underTest().payerRefuses(refused.orderNo());
        assertThat(underTest().channel().query(Requests.reference(agreed))).isInstanceOf(QueryOutcome.Paid.class);
        assertThat(underTest().channel().query(Requests.reference(refused))).isInstanceOf(QueryOutcome.NotPaid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "龙井茶 250克 · 明前",
                "Tea 🍵 for 👨‍👩‍👧",
                "O'Brien \"quoted\" \\ back/slash <b>&amp; 100%",
                "Türkçe żółć ñ",
                "tab\tand\nnewline"
            })
    default void takesSubjectsInAnyScript(String subject) {
        assertSucceeded(Requests.pay(underTest().immediateMethod(), 1234, "CNY", subject));
    }

    @ParameterizedTest
    @CsvSource({"JPY,0", "CNY,2", "KWD,3"})
    default void takesLowestAndHighestAmountOfEachCurrency(String currency, int exponent) {
        assertThat(underTest().channel().describe().currencyExponents()).containsEntry(currency, exponent);
        String method = underTest().immediateMethod();
        var limits = underTest().channel().describe().methods().get(method);
        for (long amount : new long[] {limits.minimumMinor(), limits.maximumMinor()}) {
            PayRequest request = Requests.pay(method, amount, currency, "Tea");
            PayOutcome.Succeeded paid = assertSucceeded(request);
            assertThat(paid.amountMinor()).isEqualTo(amount);
            assertThat(paid.currency()).isEqualTo(currency);
        }
    }

    @Test
    default void refusesAmountsBeyondTheLimit() {
        String method = underTest().immediateMethod();
        long beyond = underTest().channel().describe().methods().get(method).maximumMinor() + 1;
        assertThat(underTest().channel().pay(Requests.pay(method, beyond))).isInstanceOf(PayOutcome.Declined.class);
    }

    private PayOutcome.Succeeded assertSucceeded(PayRequest request) {
        PayOutcome outcome = underTest().channel().pay(request);
        assertThat(outcome).isInstanceOfSatisfying(PayOutcome.Succeeded.class, paid -> {
            assertThat(paid.amountMinor()).isEqualTo(request.amountMinor());
            assertThat(paid.channelRef()).isNotBlank();
        });
        return (PayOutcome.Succeeded) outcome;
    }

    private static <T> List<T> inParallel(int threads, Callable<T> work) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> all =
                    IntStream.range(0, threads).mapToObj(index -> work).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(all)) {
                results.add(future.get());
            }
            return results;
        }
    }
}

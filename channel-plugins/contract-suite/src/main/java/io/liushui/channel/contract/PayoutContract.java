package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.ChannelNotification;
import io.liushui.spi.NotificationRefused;
import io.liushui.spi.OperationOutcome;
import io.liushui.spi.PayoutRequest;
import io.liushui.spi.PayoutReturnOutcome;
import io.liushui.spi.ReceivesNotifications;
import io.liushui.spi.SupportsPayout;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payouts; skipped when the channel pays nothing out. */
public interface PayoutContract {

    Duration SOON = Duration.ofSeconds(10);

    ChannelUnderTest underTest();

    @Test
    default void paysOutOncePerNumber() {
        long before = payouts().position();
        PayoutRequest request = payouts().request(1234);
        assertThat(payouts().channel().queryPayout(request)).isEqualTo(new OperationOutcome.NotFound());
        payouts().paid(request);
        payouts().paid(request);
        assertThat(payouts().position()).isEqualTo(before - 1234);
    }

    @Test
    default void paysOutOnceWhenTheSameNumberComesFromManyThreads() throws Exception {
        long before = payouts().position();
        PayoutRequest request = payouts().request(1234);
        Parallel.run(16, () -> payouts().channel().payOut(request));
        Eventually.assertDone(
                () -> payouts().channel().queryPayout(request), request.amountMinor(), request.currency());
        assertThat(payouts().position()).isEqualTo(before - 1234);
    }

    @Test
    default void paysManyPayeesAtOnce() throws Exception {
        long before = payouts().position();
        List<PayoutRequest> paid =
                Parallel.run(24, () -> payouts().paid(payouts().request(100)));
        assertThat(paid).extracting(PayoutRequest::payoutNo).doesNotHaveDuplicates();
        assertThat(payouts().position()).isEqualTo(before - 24 * 100);
    }

    @Test
    default void neverPaysASecondAmountUnderTheSameNumber() {
        PayoutRequest first = payouts().paid(payouts().request(1234));
        PayoutRequest second = new PayoutRequest(
                first.payoutNo(),
                4321,
                first.currency(),
                first.payee(),
                first.purpose(),
                first.submittedAt(),
                Requests.TRACE);
        assertThat(payouts().channel().payOut(second)).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @Test
    default void tellsARefusalAndMovesNothing() {
        assumeTrue(underTest().declinedPayoutMinor().isPresent());
        long before = payouts().position();
        PayoutRequest request =
                payouts().request(underTest().declinedPayoutMinor().getAsLong());
        assertThat(payouts().channel().payOut(request)).isInstanceOf(OperationOutcome.Declined.class);
        assertThat(payouts().channel().queryPayout(request))
                .isInstanceOfAny(OperationOutcome.Declined.class, OperationOutcome.NotFound.class);
        assertThat(payouts().position()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    default void aPayoutWithoutAClearAnswerIsUnknownAndFoundByItsNumber(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        long before = payouts().position();
        PayoutRequest request = payouts().request(1234);
        underTest().nextRequestGoesWrong(request.payoutNo(), "payout", misbehaviour);
        assertThat(payouts().channel().payOut(request)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(underTest().requestsOf(request.payoutNo(), "payout")).isEqualTo(1);
        OperationOutcome found = payouts().channel().queryPayout(request);
        if (misbehaviour.executes()) {
            assertThat(found).isInstanceOfAny(OperationOutcome.Done.class, OperationOutcome.Pending.class);
        } else {
            assertThat(found).isEqualTo(new OperationOutcome.NotFound());
        }
        payouts().paid(request);
        assertThat(payouts().position()).isEqualTo(before - 1234);
    }

    @ParameterizedTest
    @EnumSource
    default void aQueryOfAPayoutWithoutAClearAnswerTellsNothing(RequestMisbehaviour misbehaviour) {
        assumeFalse(underTest().impossibleRequests().contains(misbehaviour));
        PayoutRequest request = payouts().paid(payouts().request(1234));
        underTest().nextRequestGoesWrong(request.payoutNo(), "payout-query", misbehaviour);
        assertThat(payouts().channel().queryPayout(request)).isInstanceOf(OperationOutcome.Unknown.class);
    }

    @Test
    default void aPayoutThatCannotLeaveIsUnavailable() {
        assumeTrue(underTest().unreachable() instanceof SupportsPayout);
        SupportsPayout nowhere = (SupportsPayout) underTest().unreachable();
        PayoutRequest request = payouts().request(1234);
        assertThat(nowhere.payOut(request)).isInstanceOf(OperationOutcome.Unavailable.class);
        assertThat(nowhere.queryPayout(request)).isInstanceOf(OperationOutcome.Unknown.class);
        assertThat(nowhere.queryReturn(request)).isInstanceOf(PayoutReturnOutcome.Unanswered.class);
    }

    @Test
    default void tellsThatAPayoutCameBackDaysLater() throws NotificationRefused {
        PayoutRequest request = payouts().paid(payouts().request(1234));
        assertThat(payouts().channel().queryReturn(request)).isEqualTo(new PayoutReturnOutcome.NotReturned());
        long before = payouts().position();
        underTest().daysPass(request.payoutNo(), 2);
        underTest().payoutComesBack(request.payoutNo(), "account closed");

        assertThat(payouts().channel().queryPayout(request)).isInstanceOf(OperationOutcome.Done.class);
        assertThat(payouts().channel().queryReturn(request))
                .isInstanceOfSatisfying(PayoutReturnOutcome.Returned.class, returned -> {
                    assertThat(returned.channelRef()).isNotBlank();
                    assertThat(returned.amountMinor()).isEqualTo(1234);
                    assertThat(returned.currency()).isEqualTo(underTest().currency());
                });
        assertThat(payouts().position()).isEqualTo(before + 1234);
        assumeTrue(underTest().channel() instanceof ReceivesNotifications);
        assertThat(told(request)).isInstanceOfSatisfying(ChannelNotification.OfPayoutReturn.class, returned -> {
            assertThat(returned.payoutNo()).isEqualTo(request.payoutNo());
            assertThat(returned.amountMinor()).isEqualTo(1234);
            assertThat(returned.currency()).isEqualTo(underTest().currency());
        });
    }

    @Test
    default void paysTheLowestAndTheHighestAmount() {
        for (long amount :
                new long[] {payouts().terms().minimumMinor(), payouts().terms().maximumMinor()}) {
            long before = payouts().position();
            payouts().paid(payouts().request(amount));
            assertThat(payouts().position()).isEqualTo(before - amount);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "欧阳娜娜",
                "古丽娜尔·阿卜杜拉",
                "O'Brien-Müller, José María",
                "\"quoted\" \\ back/slash <b>&amp; 100%",
                "株式会社 山田",
                "Ltd. very long Ltd. very long Ltd. very long Ltd. very long Ltd. very long Ltd. very long Ltd. very long Ltd."
            })
    default void paysPayeesWithNamesInAnyScript(String name) {
        String fitting = payouts().terms().name().fit(name);
        payouts()
                .paid(payouts()
                        .request(100, fitting, payouts().terms().purpose().fit("for " + name)));
    }

    @Test
    default void logsNothingOfThePayee() {
        PayoutRequest request = payouts().paid(payouts().request(1234));
        assertThat(underTest().exchanges())
                .filteredOn(exchange -> request.payoutNo().equals(exchange.reference()))
                .isNotEmpty()
                .allSatisfy(
                        exchange -> assertThat(String.valueOf(exchange)).doesNotContain(Payouts.ACCOUNT, Payouts.NAME));
    }

    private ChannelNotification told(PayoutRequest request) throws NotificationRefused {
        return ((ReceivesNotifications) underTest().channel())
                .parse(underTest().nextNotification(request.payoutNo(), SOON));
    }

    private Payouts payouts() {
        return new Payouts(underTest());
    }
}

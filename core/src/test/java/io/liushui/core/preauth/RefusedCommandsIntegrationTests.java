package io.liushui.core.preauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.accounts.Funds;
import io.liushui.core.alarms.Alarms;
import io.liushui.core.balances.MerchantBalances;
import io.liushui.core.fake.CoreWorld;
import io.liushui.core.money.Money;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What the channel declines, the balance does not cover, or the database refuses. */
class RefusedCommandsIntegrationTests extends HeldAmount {
    @Test
    void givesBackWhatAFailedCaptureReserved() {
        journey.bank.declines = true;
        String capture = captured(40_00L, true);
        journey.bank.declines = false;

        assertThat(journey.world.text("select state || ' ' || reason_code from capture where id = ?", capture))
                .isEqualTo("failed not_enough_held");
        assertThat(events(capture, "capture.failed")).isOne();
        assertThat(journey.row(auth).hold()).isEqualTo(Hold.of(100_00, 115));
        assertThat(refusal(journey.voidCapture(capture))).isEqualTo(new IllegalMove.NotVoidable(CaptureState.FAILED));
        captured(40_00L, null);
    }

    @Test
    void aDeclinedVoidLeavesTheCaptureAsItIs() {
        String capture = captured(40_00L, null);
        journey.bank.declines = true;
        journey.voidCapture(capture);
        assertThat(refusal(journey.voidCapture(capture))).isEqualTo(new IllegalMove.NotVoidable(CaptureState.VOIDING));
        journey.drain(auth);
        journey.bank.declines = false;

        assertThat(journey.world.text("select state || ' ' || reason_code from capture where id = ?", capture))
                .isEqualTo("succeeded settled");
        assertThat(events(capture, "capture.void_failed")).isOne();
        journey.voidCapture(capture);
        journey.drain(auth);
        assertThat(journey.state(auth)).isEqualTo("authorized");
    }

    @Test
    void aDeclinedVoidOfTheAuthorisationIsSeenAndLeavesItValid() {
        journey.bank.declines = true;
        journey.release(auth);
        journey.drain(auth);
        journey.bank.declines = false;

        assertThat(journey.state(auth)).isEqualTo("authorized");
        assertThat(events(auth, "authorization.void_failed")).isOne();
        assertThat(journey.world.bean(Alarms.class).newest(1).getFirst().kind()).isEqualTo("authorization_void_failed");
        journey.release(auth);
        journey.drain(auth);
        assertThat(journey.state(auth)).isEqualTo("voided");
    }

    @Test
    void refusesAVoidOfMoneyThatTheMerchantHasTakenAway() {
        String capture = captured(40_00L, null);
        MerchantBalances balances = journey.world.bean(MerchantBalances.class);
        long all = balances.of(journey.merchantId).get("CNY").totalMinor();
        Money paidOut = CoreWorld.cny(all - 39_99);
        journey.world.inTransaction(
                () -> balances.hold(journey.merchantId, "payout:" + capture, paidOut, Funds.PENDING_FIRST));

        assertThat(refusal(journey.voidCapture(capture))).isEqualTo(new IllegalMove.TooLittleBalance(39_99));
        assertThat(journey.world.text("select state from capture where id = ?", capture))
                .isEqualTo("succeeded");

        journey.world.inTransaction(() -> balances.release(journey.merchantId, "payout:" + capture, "CNY"));
        journey.voidCapture(capture);
        assertThat(balances.of(journey.merchantId).get("CNY").frozenMinor()).isEqualTo(40_00);
        journey.drain(auth);
        assertThat(balances.of(journey.merchantId).get("CNY").totalMinor()).isEqualTo(all - 40_00);
    }

    @Test
    void theDatabaseRefusesMoreThanTheAllowance() {
        assertThatThrownBy(() -> journey.world
                        .jdbc()
                        .sql("update preauthorization set capturing_minor = 11501 where payment_id = ?")
                        .param(auth)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> journey.world
                        .jdbc()
                        .sql("update preauthorization set captured_minor = 4000 where payment_id = ?")
                        .param(auth)
                        .update())
                .as("a state that does not follow from the sums")
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}

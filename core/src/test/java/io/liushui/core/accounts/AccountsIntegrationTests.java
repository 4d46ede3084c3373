package io.liushui.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.paging.Slice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsIntegrationTests extends OneAccount {
    private static final Withdrawal DONE = new Withdrawal.Done();
    private static final Withdrawal REPEATED = new Withdrawal.Repeated();

    @Test
    void opensOneAccountForEachOwnerAndCurrency() {
        assertThat(accounts.open(AccountKind.WALLET, "wal_1", "CNY").id()).isEqualTo(account);
        assertThat(accounts.open(AccountKind.WALLET, "wal_1", "USD").id()).isNotEqualTo(account);
        assertThat(accounts.open(AccountKind.POINTS, "wal_1", "CNY").id()).isNotEqualTo(account);
        assertThat(accounts.find(AccountKind.WALLET, "wal_1", "CNY"))
                .contains(new OpenAccount(account, AccountKind.WALLET, "wal_1", "CNY"));
        assertThat(accounts.find(AccountKind.WALLET, "wal_2", "CNY")).isEmpty();
    }

    @Test
    void moneyIsPendingUntilItMatures() {
        credit("captured:pay_1", 100, tomorrow());
        credit("captured:pay_2", 30, world.clock.instant());
        assertThat(balances()).isEqualTo(new Balances(30, 100, 0));
        assertThat(debit("payout:po_1", 31, Funds.AVAILABLE)).isEqualTo(new Withdrawal.InsufficientFunds(30));

        world.clock.advance(Duration.ofDays(1));
        assertThat(balances()).isEqualTo(new Balances(130, 0, 0));
        assertThat(debit("payout:po_1", 31, Funds.AVAILABLE)).isEqualTo(DONE);
        assertThat(balances()).isEqualTo(new Balances(99, 0, 0));
    }

    @Test
    void eachReferenceCountsOnce() {
        assertThat(credit("captured:pay_1", 100, world.clock.instant())).isTrue();
        assertThat(credit("captured:pay_1", 100, world.clock.instant())).isFalse();
        assertThat(debit("payout:po_1", 60, Funds.AVAILABLE)).isEqualTo(DONE);
        assertThat(debit("payout:po_1", 60, Funds.AVAILABLE)).isEqualTo(REPEATED);
        assertThat(hold("payout:po_2", 40)).isEqualTo(DONE);
        assertThat(hold("payout:po_2", 40)).isEqualTo(REPEATED);
        assertThat(balances()).isEqualTo(new Balances(0, 0, 40));
        assertThatThrownBy(() -> credit("captured:pay_1", 101, world.clock.instant()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> debit("payout:po_1", 61, Funds.AVAILABLE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> hold("payout:po_2", 41)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsFrozenIsTakenOrReleasedOnce() {
        credit("captured:pay_1", 100, world.clock.instant());
        hold("payout:po_1", 60);
        assertThat(hold("payout:po_2", 41)).isEqualTo(new Withdrawal.InsufficientFunds(40));
        hold("payout:po_2", 40);

        assertThat(take("payout:po_1", 60)).isTrue();
        assertThat(take("payout:po_1", 60)).isFalse();
        assertThat(release("payout:po_2")).isTrue();
        assertThat(release("payout:po_2")).isFalse();

        assertThat(balances()).isEqualTo(new Balances(40, 0, 0));
        assertThatThrownBy(() -> release("payout:po_1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> take("payout:po_2", 40)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> take("payout:po_3", 40)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHoldThatIsTakenInPartFreesTheRest() {
        credit("captured:pay_1", 100, world.clock.instant());
        hold("payout:po_1", 60);
        assertThatThrownBy(() -> take("payout:po_1", 61)).isInstanceOf(IllegalStateException.class);
        take("payout:po_1", 25);
        assertThat(balances()).isEqualTo(new Balances(75, 0, 0));
    }

    @Test
    void refundsUsePendingMoneyFirst() {
        credit("captured:pay_1", 100, tomorrow());
        credit("captured:pay_2", 30, world.clock.instant());
        assertThat(debit("refund:ref_1", 40, Funds.PENDING_FIRST)).isEqualTo(DONE);
        assertThat(balances()).isEqualTo(new Balances(30, 60, 0));
        assertThat(debit("refund:ref_2", 91, Funds.PENDING_FIRST)).isEqualTo(new Withdrawal.InsufficientFunds(90));
        assertThat(balances()).isEqualTo(new Balances(30, 60, 0));
        assertThat(debit("refund:ref_2", 70, Funds.PENDING_FIRST)).isEqualTo(DONE);
        assertThat(balances()).isEqualTo(new Balances(20, 0, 0));
    }

    @Test
    void moneyOfAReleasedHoldIsNoEarlierThanItWas() {
        credit("captured:pay_1", 100, tomorrow());
        credit("captured:pay_2", 30, world.clock.instant());
        inTransaction(() -> accounts.hold(account, "refund:ref_1", 110, Funds.PENDING_FIRST));
        assertThat(balances()).isEqualTo(new Balances(20, 0, 110));
        release("refund:ref_1");
        assertThat(balances()).isEqualTo(new Balances(30, 100, 0));

        inTransaction(() -> accounts.hold(account, "refund:ref_2", 110, Funds.PENDING_FIRST));
        take("refund:ref_2", 60);
        assertThat(balances()).isEqualTo(new Balances(30, 40, 0));

        inTransaction(() -> accounts.hold(account, "refund:ref_3", 10, Funds.PENDING_FIRST));
        world.clock.advance(Duration.ofDays(1));
        release("refund:ref_3");
        assertThat(balances()).isEqualTo(new Balances(70, 0, 0));
    }

    @Test
    void listsItsFlowsInPages() {
        credit("captured:pay_1", 100, tomorrow());
        credit("captured:pay_2", 30, world.clock.instant());
        debit("payout:po_1", 10, Funds.AVAILABLE);

        List<Flow> newest = statements.flows(account, Slice.newest(2));
        assertThat(newest).extracting(Flow::event).containsExactly("payout", "captured");
        assertThat(newest).extracting(Flow::subject).containsExactly("po_1", "pay_2");
        assertThat(newest).extracting(Flow::amountMinor).containsExactly(-10L, 30L);
        List<Flow> older =
                statements.flows(account, new Slice<>(newest.getLast().id(), null, 2));
        assertThat(older).extracting(Flow::reference).containsExactly("captured:pay_1");
        assertThat(older.getFirst().maturesAt()).isEqualTo(tomorrow());
        assertThat(statements.flows(account, new Slice<>(null, older.getFirst().id(), 2)))
                .isEqualTo(newest);
    }

    @Test
    void foldsManyFlowsWhenItNeedsThem() {
        inTransaction(() -> {
            for (int payment = 0; payment < 1_200; payment++) {
                accounts.credit(account, "captured:pay_" + payment, 1, world.clock.instant());
            }
            return null;
        });
        assertThat(debit("payout:po_1", 1_100, Funds.AVAILABLE)).isEqualTo(DONE);
        assertThat(balances()).isEqualTo(new Balances(100, 0, 0));
        assertThat(debit("payout:po_2", 101, Funds.AVAILABLE)).isEqualTo(new Withdrawal.InsufficientFunds(100));
    }
}

package io.liushui.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.IllegalTransactionStateException;

/** What an account, its database and the oracle do not let happen. */
class AccountRulesIntegrationTests extends OneAccount {
    @Test
    void movesNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> accounts.credit(account, "captured:pay_1", 1, tomorrow()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> accounts.debit(account, "payout:po_1", 1, Funds.AVAILABLE))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theDatabaseRefusesWhatMustNotBe() {
        credit("captured:pay_1", 100, tomorrow());
        hold("payout:po_1", 1);
        refused("update account_flow set amount_minor = 200");
        refused("update account_flow set unfolded_minor = 101");
        refused("delete from account_flow");
        refused("truncate account_flow");
        refused("insert into account_flow (account_id, reference, amount_minor, unfolded_minor, matures_at, created_at)"
                + " values ('acc_none', 'captured:pay_1', 1, 1, now(), now())");
        refused("update account set balance_minor = -1");
        refused("update account set frozen_minor = balance_minor + 1");
        refused("update account set owner = 'wal_2'");
        refused("delete from account");
    }

    @Test
    void aHoldThatHasEndedStaysAsItIs() {
        credit("captured:pay_1", 100, world.clock.instant());
        hold("payout:po_1", 60);
        take("payout:po_1", 60);
        refused("update account_hold set state = 'held', taken_minor = 0, ended_at = null");
        refused("delete from account_hold");
    }

    @Test
    void anUnknownAccountIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> inTransaction(() -> accounts.debit("acc_none", "a:b", 1, Funds.AVAILABLE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(statements.balances("acc_none")).isEmpty();
    }

    @Test
    void theOracleSeesABalanceThatItsFlowsDoNotMake() {
        credit("captured:pay_1", 100, world.clock.instant());
        world.jdbc()
                .sql("update account set balance_minor = 7, frozen_minor = 2")
                .update();
        assertThat(broken())
                .containsExactlyInAnyOrder("balance_is_the_sum_of_folded_flows", "frozen_is_the_sum_of_open_holds");
        world.jdbc()
                .sql("update account set balance_minor = 0, frozen_minor = 0")
                .update();
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> world.jdbc().sql(sql).update()).isInstanceOf(DataIntegrityViolationException.class);
    }
}

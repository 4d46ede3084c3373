package io.liushui.core.balances;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.AccountStatements;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.accounts.Funds;
import io.liushui.core.accounts.OpenAccount;
import io.liushui.core.accounts.Withdrawal;
import io.liushui.core.merchants.Merchant;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.money.Money;
import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merchants' balances. Whatever books {@code merchant_payable} in the journal moves the merchant's account here, in the same transaction and under the
 * entry's reference, so that the two never differ. The rules of {@link Accounts} hold: each reference counts once.
 */
@Component
public class MerchantBalances {
    private final Accounts accounts;
    private final AccountStatements statements;
    private final Merchants merchants;
    private final Clock clock;

    MerchantBalances(Accounts accounts, AccountStatements statements, Merchants merchants, Clock clock) {
        this.accounts = accounts;
        this.statements = statements;
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Money that payers paid: pending until the merchant's settlement days are over, and waiting for nobody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void captured(String merchantId, String reference, Money amount) {
        accounts.credit(account(merchantId, amount.currency()), reference, amount.amountMinor(), maturity(merchantId));
    }

    /** Money that comes back to the merchant, such as a payout that was returned: available at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(String merchantId, String reference, Money amount) {
        accounts.credit(account(merchantId, amount.currency()), reference, amount.amountMinor(), clock.instant());
    }

    /** Takes money at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal debit(String merchantId, String reference, Money amount, Funds funds) {
        return accounts.debit(account(merchantId, amount.currency()), reference, amount.amountMinor(), funds);
    }

    /** Freezes money until it is taken or released. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Withdrawal hold(String merchantId, String reference, Money amount, Funds funds) {
        return accounts.hold(account(merchantId, amount.currency()), reference, amount.amountMinor(), funds);
    }

    /** Takes what was frozen under this reference, or less of it; the rest is free again. False when it was taken before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String merchantId, String reference, Money amount) {
        return accounts.take(account(merchantId, amount.currency()), reference, amount.amountMinor());
    }

    /** Lets what was frozen under this reference go. False when it was let go before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(String merchantId, String reference, String currency) {
        return accounts.release(account(merchantId, currency), reference);
    }

    /** As of now, by currency; only currencies in which the merchant was ever owed something. */
    public Map<String, Balances> of(String merchantId) {
        return statements.balances(AccountKind.MERCHANT, merchantId);
    }

    /** The merchant's flows in a currency, newest first; none where it was never owed anything. */
    public List<Flow> flows(String merchantId, String currency, Slice<Long> slice) {
        return accounts.find(AccountKind.MERCHANT, merchantId, currency)
                .map(account -> statements.flows(account.id(), slice))
                .orElseGet(List::of);
    }

    private String account(String merchantId, String currency) {
        OpenAccount account = accounts.open(AccountKind.MERCHANT, merchantId, currency);
        return account.id();
    }

    private Instant maturity(String merchantId) {
        int days = merchants
                .merchant(merchantId)
                .map(Merchant::settlementDays)
                .orElseThrow(() -> new IllegalArgumentException("no merchant " + merchantId));
        Instant now = clock.instant();
        return days == 0
                ? now
                : LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .plusDays(days)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
    }
}

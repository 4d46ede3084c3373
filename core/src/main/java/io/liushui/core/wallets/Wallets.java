package io.liushui.core.wallets;

import io.liushui.core.accounts.AccountKind;
import io.liushui.core.accounts.AccountStatements;
import io.liushui.core.accounts.Accounts;
import io.liushui.core.accounts.Balances;
import io.liushui.core.accounts.Flow;
import io.liushui.core.ids.Ids;
import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens wallets and looks them up. Look-ups are scoped by merchant, so a foreign id is simply not there. */
@Component
public class Wallets {
    private final WalletRows rows;
    private final Accounts accounts;
    private final AccountStatements statements;
    private final Clock clock;

    Wallets(WalletRows rows, Accounts accounts, AccountStatements statements, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.statements = statements;
        this.clock = clock;
    }

    /** @param opened whether it was opened now */
    public record Opening(Wallet wallet, boolean opened) {}

    /** The payer's wallet in this currency, opened when there was none. */
    @Transactional
    public Opening open(String merchantId, String payerId, String currency) {
        Optional<Wallet> before = rows.ofPayer(merchantId, payerId, currency);
        if (before.isPresent()) {
            return new Opening(before.get(), false);
        }
        Instant now = clock.instant();
        String id = Ids.next("wal", now);
        String account = accounts.open(AccountKind.WALLET, id, currency).id();
        rows.insert(new Wallet(id, merchantId, payerId, currency, account, now));
        Wallet wallet = rows.ofPayer(merchantId, payerId, currency).orElseThrow();
        return new Opening(wallet, wallet.id().equals(id));
    }

    public Optional<Wallet> find(String merchantId, String walletId) {
        return rows.byId(walletId).filter(wallet -> wallet.merchantId().equals(merchantId));
    }

    /**
     * A merchant's wallets, newest first.
     *
     * @param payerId only this payer's, or null
     */
    public List<Wallet> list(String merchantId, String payerId, Slice<String> slice) {
        return rows.list(merchantId, payerId, slice);
    }

    /** As of now. */
    public Balances balances(Wallet wallet) {
        return statements.balances(wallet.accountId()).orElseThrow();
    }

    /** Newest first, as {@link AccountStatements#flows}. */
    public List<Flow> flows(Wallet wallet, Slice<Long> slice) {
        return statements.flows(wallet.accountId(), slice);
    }
}

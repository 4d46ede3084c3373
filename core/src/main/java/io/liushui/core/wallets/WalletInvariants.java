package io.liushui.core.wallets;

import io.liushui.core.oracle.InvariantRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Accounts and journal say the same of wallets. */
@Component
class WalletInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        return Map.of("wallets_are_what_payers_are_owed", """
                select coalesce(j.owner, s.owner), coalesce(j.currency, s.currency) || ': journal ' || coalesce(j.minor, 0) || ', account ' || coalesce(s.minor, 0)
                from (select owner, currency, sum(credit_minor - debit_minor) as minor from journal_line
                      where account in ('payer_wallets', 'wallet_frozen') group by owner, currency) j
                full join (select a.owner, a.currency, sum(f.amount_minor) as minor from account a join account_flow f on f.account_id = a.id
                      where a.kind = 'wallet' group by a.owner, a.currency) s on s.owner = j.owner and s.currency = j.currency
                where :slack >= 0 and coalesce(j.minor, 0) <> coalesce(s.minor, 0)""");
    }
}

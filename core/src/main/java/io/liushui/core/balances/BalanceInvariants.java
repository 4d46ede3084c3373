package io.liushui.core.balances;

import io.liushui.core.oracle.InvariantRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Accounts and journal say the same of merchants. */
@Component
class BalanceInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        return Map.of("merchants_accounts_are_what_merchants_are_owed", """
                select coalesce(j.owner, s.owner), coalesce(j.currency, s.currency) || ': journal ' || coalesce(j.minor, 0) || ', account ' || coalesce(s.minor, 0)
                from (select owner, currency, sum(credit_minor - debit_minor) as minor from journal_line
                      where account in ('merchant_payable', 'payout_frozen') group by owner, currency) j
                full join (select a.owner, a.currency, sum(f.amount_minor) as minor from account a join account_flow f on f.account_id = a.id
                      where a.kind = 'merchant' group by a.owner, a.currency) s on s.owner = j.owner and s.currency = j.currency
                where :slack >= 0 and coalesce(j.minor, 0) <> coalesce(s.minor, 0)""");
    }
}

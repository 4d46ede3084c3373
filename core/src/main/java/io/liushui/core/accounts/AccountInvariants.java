package io.liushui.core.accounts;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of accounts, their flows and holds. */
@Component
class AccountInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("balance_is_the_sum_of_folded_flows", """
                select a.id, 'balance ' || a.balance_minor || ', flows ' || coalesce(sum(f.amount_minor - f.unfolded_minor), 0)
                from account a left join account_flow f on f.account_id = a.id
                where :slack >= 0 group by a.id having a.balance_minor <> coalesce(sum(f.amount_minor - f.unfolded_minor), 0)""");
        rules.put("frozen_is_the_sum_of_open_holds", """
                select a.id, 'frozen ' || a.frozen_minor || ', holds ' || coalesce(sum(h.amount_minor), 0)
                from account a left join account_hold h on h.account_id = a.id and h.state = 'held'
                where :slack >= 0 group by a.id having a.frozen_minor <> coalesce(sum(h.amount_minor), 0)""");
        rules.put("taken_holds_have_their_flow", """
                select h.account_id, h.reference || ' took ' || h.taken_minor || ', flow ' || coalesce(f.amount_minor, 0)
                from account_hold h left join account_flow f on f.account_id = h.account_id and f.reference = h.reference
                where :slack >= 0 and h.state = 'taken' and h.taken_minor <> - coalesce(f.amount_minor, 0)""");
        return rules;
    }
}

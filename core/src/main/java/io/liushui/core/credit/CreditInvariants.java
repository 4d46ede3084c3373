package io.liushui.core.credit;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of credit lines, their accounts, the journal and statements. */
@Component
class CreditInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("what_is_drawn_is_owed", """
                select c.id, 'limit ' || c.limit_minor || ', account ' || c.total || ', journal ' || c.owed from (
                    select l.id, l.limit_minor,
                        coalesce((select sum(f.amount_minor) from account_flow f where f.account_id = l.account_id), 0) as total,
                        coalesce((select sum(j.debit_minor - j.credit_minor) from journal_line j
                            where j.account = 'credit_receivable' and j.owner = l.id and j.currency = l.currency), 0) as owed
                    from credit_line l) c
                where :slack >= 0 and c.limit_minor - c.total <> c.owed""");
        rules.put("statements_bill_only_what_is_owed", """
                select c.id, 'unpaid ' || c.unpaid || ', owed ' || c.owed from (
                    select l.id,
                        coalesce((select sum(s.billed_minor - s.paid_minor) from credit_statement s where s.credit_line_id = l.id), 0) as unpaid,
                        coalesce((select sum(j.debit_minor - j.credit_minor) from journal_line j
                            where j.account = 'credit_receivable' and j.owner = l.id and j.currency = l.currency), 0) as owed
                    from credit_line l) c
                where :slack >= 0 and c.unpaid > greatest(c.owed, 0)""");
        return rules;
    }
}

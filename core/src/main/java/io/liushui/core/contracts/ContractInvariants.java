package io.liushui.core.contracts;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of contracts, what is debited under them, and the vault. */
@Component
class ContractInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("contract_counter_is_the_sum_of_its_debits", """
                select c.contract_id, c.period || ' ' || c.starts_on || ': counted ' || c.used_minor || ', debits ' || coalesce(sum(u.amount_minor), 0)
                from contract_counter c left join contract_usage u on u.contract_id = c.contract_id and u.state <> 'released'
                    and c.starts_on = case c.period when 'day' then u.day else u.month end
                where :slack >= 0 group by c.contract_id, c.period, c.starts_on, c.used_minor having c.used_minor <> coalesce(sum(u.amount_minor), 0)""");
        rules.put("contract_usage_ends_with_its_payment", """
                select u.payment_id, 'claim ' || u.state || ', payment ' || p.state from contract_usage u join payment p on p.id = u.payment_id
                where :slack >= 0 and u.state <> case when p.finished_at is null then 'reserved' when p.state in ('failed', 'closed') then 'released' else 'used' end""");
        rules.put("debit_of_a_contract_has_its_claim", """
                select p.id, 'no claim' from payment p
                where :slack >= 0 and p.contract_id is not null and exists (select from payment_attempt a where a.payment_id = p.id)
                  and not exists (select from contract_usage u where u.payment_id = p.id)""");
        rules.put("contract_is_paid_at_its_channel_only", """
                select a.id, 'at ' || a.channel_id || ', signed at ' || c.channel_id
                from payment p join payment_attempt a on a.payment_id = p.id join contract c on c.id = p.contract_id
                where :slack >= 0 and a.channel_id <> c.channel_id""");
        rules.put("no_contract_past_its_signing", """
                select id, 'pending since ' || created_at from contract
                where state = 'pending' and created_at < cast(:now as timestamptz) - (:slack + 86400) * interval '1 second'""");
        rules.put("no_contract_past_its_validity", """
                select id, 'signed, valid until ' || valid_until from contract
                where state = 'signed' and unsign_operation is null and valid_until < cast(:now as timestamptz) - :slack * interval '1 second'""");
        rules.put("card_is_forgotten_with_its_last_contract", """
                select v.id, 'kept without a contract that is pending or signed' from vault_card v
                where :slack >= 0 and v.sealed is not null and exists (select from contract c where c.card_id = v.id)
                  and not exists (select from contract c where c.card_id = v.id and c.state in ('pending', 'signed'))""");
        return rules;
    }
}

package io.liushui.core.payouts;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of payouts, positions, batches, and their part of the journal. */
@Component
public class PayoutInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("frozen_is_the_sum_of_open_payouts", """
                select s.owner || ' ' || s.currency, s.account || ' booked ' || s.booked || ', open payouts ' || s.open from (
                    select account, owner, currency, sum(booked) booked, sum(open) open from (
                        select account, owner, currency, credit_minor - debit_minor as booked, 0 as open from journal_line
                            where account in ('payout_frozen', 'wallet_frozen')
                        union all
                        select case when wallet_id is null then 'payout_frozen' else 'wallet_frozen' end, coalesce(wallet_id, merchant_id), currency, 0,
                            amount_minor from payout where finished_at is null) each_one
                    group by account, owner, currency) s
                where :slack >= 0 and s.booked <> s.open""");
        rules.put("payout_is_booked_as_it_stands", """
                select p.id, p.state || ' is booked as ' || coalesce(string_agg(e.reference, ', '), 'nothing') from payout p
                left join journal_entry e on e.reference in
                    ('payout-frozen:' || p.id, 'payout-paid:' || p.id, 'payout-released:' || p.id, 'payout-returned:' || p.id)
                where :slack >= 0 group by p.id, p.state
                having array_remove(array_agg(split_part(e.reference, ':', 1) order by e.reference), null) is distinct from case
                    when p.state in ('accepted', 'in_review', 'processing') then array['payout-frozen']
                    when p.state = 'succeeded' then array['payout-frozen', 'payout-paid']
                    when p.state = 'returned' then array['payout-frozen', 'payout-paid', 'payout-returned']
                    else array['payout-frozen', 'payout-released'] end""");
        rules.put("payout_is_booked_with_its_amount", """
                select e.reference, 'booked ' || l.debit_minor || ' ' || l.currency || ', the payout is ' || p.amount_minor || ' ' || p.currency
                from journal_entry e join journal_line l on l.entry_id = e.id and l.debit_minor > 0
                left join payout p on p.id = split_part(e.reference, ':', 2)
                where :slack >= 0 and e.reference like 'payout-%'
                  and (p.id is null or l.debit_minor <> p.amount_minor or l.currency <> p.currency)""");
        rules.put("payout_pays_the_money_of_its_source", """
                select e.reference, 'booked on ' || l.account || ' of ' || l.owner from payout p
                join journal_entry e on e.reference in ('payout-frozen:' || p.id, 'payout-released:' || p.id, 'payout-returned:' || p.id)
                join journal_line l on l.entry_id = e.id and l.account in ('merchant_payable', 'payer_wallets')
                where :slack >= 0 and (l.account, l.owner) is distinct from
                    (case when p.wallet_id is null then 'merchant_payable' else 'payer_wallets' end, coalesce(p.wallet_id, p.merchant_id))""");
        rules.put("position_is_what_is_booked", """
                select s.channel || ' ' || s.currency, 'position ' || s.position || ', booked ' || s.booked from (
                    select channel, currency, sum(position) as position, sum(booked) as booked from (
                        select channel_id as channel, currency, balance_minor as position, 0 as booked from channel_position
                        union all
                        select owner, currency, 0, debit_minor - credit_minor from journal_line where account = 'channel_position') each_one
                    group by channel, currency) s
                where :slack >= 0 and s.position <> s.booked""");
        rules.put("position_frozen_is_the_sum_of_open_payouts", """
                select c.channel_id || ' ' || c.currency, 'frozen ' || c.frozen_minor || ', open payouts ' || coalesce(sum(p.amount_minor), 0)
                from channel_position c
                left join payout p on p.frozen_at = c.channel_id and p.currency = c.currency and p.finished_at is null
                where :slack >= 0 group by c.channel_id, c.currency, c.frozen_minor having c.frozen_minor <> coalesce(sum(p.amount_minor), 0)""");
        rules.put("payout_ends_as_its_channel_said", """
                select p.id, p.state || ', the channel said ' || coalesce(o.state, 'nothing') from payout p
                left join channel_operation o on o.id = p.operation_id
                where :slack >= 0 and (p.state in ('succeeded', 'returned') and o.state is distinct from 'done'
                   or p.state = 'failed' and p.operation_id is not null and o.state <> 'declined'
                   or p.frozen_at is distinct from o.channel_id and o.id is not null)""");
        rules.put("payout_has_one_number_at_most", """
                select subject, count(*) || ' numbers' from channel_operation where :slack >= 0 and kind = 'payout'
                group by subject having count(*) > 1""");
        rules.put("returned_payout_was_heard_of", """
                select p.id, 'returned, and nobody said so' from payout p
                where :slack >= 0 and p.state = 'returned' and not exists (select from payout_return r where r.payout_id = p.id)""");
        rules.put("heard_return_is_booked", """
                select p.id, 'the channel said that it came back' from payout_return r join payout p on p.id = r.payout_id
                where :slack >= 0 and p.state = 'succeeded'""");
        rules.put("batch_counts_its_open_payouts", """
                select b.id, b.open_count || ' open, ' || count(p.id) filter (where p.finished_at is null) || ' payouts open, ' || count(p.id) || ' of '
                    || b.total_count
                from payout_batch b left join payout p on p.batch_id = b.id where :slack >= 0
                group by b.id, b.open_count, b.total_count, b.total_minor
                having b.open_count <> count(p.id) filter (where p.finished_at is null) or b.total_count <> count(p.id)
                    or b.total_minor <> sum(p.amount_minor)""");
        rules.put("every_payout_is_driven", """
                select p.id, 'accepted ' || p.created_at || ', and no process has it' from payout p
                where p.finished_at is null and p.driver_instance is null
                  and p.created_at < cast(:now as timestamptz) - :slack * interval '1 second'""");
        rules.put("every_ended_payout_is_notified_or_listed", """
                select p.id, 'no notification of ' || p.state from payout p
                where :slack >= 0 and p.finished_at is not null
                  and exists (select 1 from webhook_endpoint w where w.app_id = p.app_id and w.status = 'enabled' and w.created_at < p.finished_at)
                  and not exists (select 1 from notification n join event e on e.id = n.id where n.subject = p.id and e.type = 'payout.' || p.state)""");
        return rules;
    }
}

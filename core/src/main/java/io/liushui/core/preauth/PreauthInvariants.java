package io.liushui.core.preauth;

import io.liushui.core.oracle.InvariantRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of authorisations and captures: what is held, what was taken, what is booked. */
@Component
class PreauthInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>(sums());
        rules.putAll(books());
        rules.putAll(ends());
        return rules;
    }

    private static Map<String, String> sums() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("captures_add_up_and_keep_to_the_allowance", """
                select h.payment_id, 'captured ' || h.captured_minor || ' and ' || h.capturing_minor || ' of at most ' || h.allowance_minor
                    || ', captures ' || c.taken || ' and ' || c.asked
                from preauthorization h, lateral (
                    select coalesce(sum(amount_minor) filter (where state in ('succeeded', 'voiding')), 0) taken,
                           coalesce(sum(amount_minor) filter (where state = 'pending'), 0) asked
                    from capture where payment_id = h.payment_id) c
                where :slack >= 0 and (h.captured_minor <> c.taken or h.capturing_minor <> c.asked or c.taken + c.asked > h.allowance_minor)""");
        rules.put("releases_add_up", """
                select h.payment_id, 'released ' || h.released_minor || ', captures ' || c.let_go || ', releases ' || r.let_go
                from preauthorization h, lateral (
                    select coalesce(sum(released_minor) filter (where state in ('succeeded', 'voiding')), 0) let_go from capture where payment_id = h.payment_id) c,
                  lateral (
                    select coalesce(sum(o.amount_minor), 0) let_go from preauth_command k join channel_operation o on o.id = k.operation_id
                    where k.payment_id = h.payment_id and (k.kind = 'expiry' and k.state in ('done', 'declined') or k.kind = 'void' and k.state = 'done')) r
                where :slack >= 0 and h.released_minor <> c.let_go + r.let_go""");
        rules.put("commands_end_as_the_channel_said", """
                select k.id, 'command ' || k.state || ', operation ' || o.state
                from preauth_command k join channel_operation o on o.id = k.operation_id
                where :slack >= 0 and k.state in ('done', 'declined') and k.state <> o.state""");
        return rules;
    }

    private static Map<String, String> books() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("memo_accounts_are_what_is_held", """
                select coalesce(b.owner, h.channel_id), 'booked ' || coalesce(b.booked, 0) || ', held ' || coalesce(h.held, 0) || ' ' || coalesce(b.currency, h.currency)
                from (select owner, currency, sum(debit_minor - credit_minor) booked from journal_line
                      where account = 'authorisation_receivable' group by owner, currency) b
                full join (
                    select channel_id, currency, sum(held) held from (
                        select h.channel_id, p.currency, greatest(0, h.authorized_minor - h.captured_minor - h.released_minor) held
                        from preauthorization h join payment p on p.id = h.payment_id
                        union all select channel_id, currency, amount_minor from stray_hold where released_at is null) amounts
                    group by channel_id, currency) h on h.channel_id = b.owner and h.currency = b.currency
                where :slack >= 0 and coalesce(b.booked, 0) <> coalesce(h.held, 0)""");
        rules.put("memo_accounts_mirror_each_other", """
                select currency, 'difference ' || sum(debit_minor - credit_minor) from journal_line
                where :slack >= 0 and account in ('authorisation_receivable', 'authorisation_obligation')
                group by currency having sum(debit_minor - credit_minor) <> 0""");
        rules.put("captures_and_their_voids_are_booked_once", """
                select c.id, c.state || ' of ' || c.amount_minor || ', booked ' || b.taken || ', given back ' || b.given_back
                from capture c, lateral (
                    select coalesce(sum(l.debit_minor) filter (where e.reference = 'capture:' || c.id), 0) taken,
                           coalesce(sum(l.credit_minor), 0) given_back
                    from journal_entry e join journal_line l on l.entry_id = e.id
                    where l.account = 'channel_receivable' and (e.reference = 'capture:' || c.id or e.reference in (
                        select 'capture_voided:' || k.id from preauth_command k where k.capture_id = c.id and k.kind = 'capture_void'))) b
                where :slack >= 0
                  and (b.taken <> case when c.state in ('pending', 'failed') then 0 else c.amount_minor end
                    or b.given_back <> case when c.state = 'voided' then c.amount_minor else 0 end)""");
        return rules;
    }

    private static Map<String, String> ends() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("an_amount_is_held_when_its_authorisation_succeeded", """
                select p.id, 'authorisation ' || p.state || case when h.payment_id is null then ', nothing held' else ', held' end
                from payment p left join preauthorization h on h.payment_id = p.id
                where :slack >= 0 and p.intent = 'authorize' and (p.state = 'succeeded') <> (h.payment_id is not null)""");
        rules.put("no_amount_is_held_past_its_validity", """
                select payment_id, state || ', valid until ' || valid_until from preauthorization
                where ended_at is null and valid_until < cast(:now as timestamptz) - :slack * interval '1 second'""");
        rules.put("no_command_waits_for_nothing", """
                select k.id, k.kind || ' since ' || k.accepted_at from preauth_command k
                where k.state = 'waiting' and k.accepted_at < cast(:now as timestamptz) - :slack * interval '1 second'
                  and not exists (select from preauth_command t where t.payment_id = k.payment_id and t.state = 'taken')""");
        rules.put("every_final_authorisation_is_notified_or_listed", """
                select p.id, 'no notification' from payment p
                where :slack >= 0 and p.finished_at is not null and p.intent = 'authorize'
                  and exists (select 1 from webhook_endpoint w where w.app_id = p.app_id and w.status = 'enabled' and w.created_at < p.finished_at)
                  and not exists (
                    select 1 from notification n join event e on e.id = n.id
                    where n.subject = p.id
                      and e.type = 'authorization.' || case p.state when 'succeeded' then 'authorized' else p.state end)""");
        return rules;
    }
}

package io.liushui.core.operations;

import io.liushui.core.oracle.InvariantRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of operations whose outcome is not known: somebody, or the process, is after it. */
@Component
class OperationRepairInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        return Map.of(
                "no_operation_left_alone", """
                select o.id, o.kind || ' of ' || o.subject || ' is ' || o.state || ', and nobody asks any more' from channel_operation o
                where o.state in ('created', 'sent', 'unknown')
                  and greatest(o.created_at, o.sent_at,
                          (select max(greatest(c.decided_at, c.judged_at)) from operation_repair c where c.operation_id = o.id),
                          (select max(e.created_at) from channel_exchange e where e.reference = o.number and e.channel_id = o.channel_id))
                      < cast(:now as timestamptz) - (:slack + 86400) * interval '1 second'
                  and not exists (select from operation_repair c where c.operation_id = o.id and c.overtaken_at is null and c.judgement is null
                                    and (c.decision is null or c.decision in ('settle_done', 'settle_declined')))""",
                "answered_operation_waits_for_nobody", """
                select o.id, 'is ' || o.state || ', and case ' || c.id || ' still asks' from channel_operation o
                join operation_repair c on c.operation_id = o.id
                where :slack >= 0 and o.state in ('done', 'declined') and c.overtaken_at is null and c.judgement is null
                  and (c.decision is null or c.decision in ('settle_done', 'settle_declined'))""");
    }
}

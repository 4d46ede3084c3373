package io.liushui.core.operations;

import io.liushui.core.oracle.InvariantRules;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Of operations that people repaired. */
@Component
class OperationRepairInvariants implements InvariantRules {

    @Override
    public Map<String, String> rules() {
        return Map.of("answered_operation_waits_for_nobody", """
                select o.id, 'is ' || o.state || ', and case ' || c.id || ' still asks' from channel_operation o
                join operation_repair c on c.operation_id = o.id
                where :slack >= 0 and o.state in ('done', 'declined') and c.overtaken_at is null and c.judgement is null
                  and (c.decision is null or c.decision in ('settle_done', 'settle_declined'))""");
    }
}

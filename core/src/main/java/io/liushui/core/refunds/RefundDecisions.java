package io.liushui.core.refunds;

import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets operators decide, outside of the engine's task list, what becomes of refunds that need repair. */
@Component
public class RefundDecisions {
    private static final Duration MESSAGE_LIFE = Duration.ofHours(24);

    private final RefundRepairStore cases;
    private final Outbox outbox;

    RefundDecisions(RefundRepairStore cases, Outbox outbox) {
        this.cases = cases;
        this.outbox = outbox;
    }

    /** Oldest first. */
    public List<RefundCase> openCases() {
        return cases.open();
    }

    /**
     * Keeps the decision and lets the process go on with it.
     *
     * @throws RefundRepairRefused when there is no such case, it was decided before, or it is a retry of what the channel keeps
     */
    @Transactional
    public void decide(String caseId, RefundVerdict verdict) {
        if (cases.find(caseId).filter(kept -> !kept.allows(verdict)).isPresent()) {
            throw new RefundRepairRefused("the channel keeps the money of refund case " + caseId
                    + ": say there where it goes, then paid_elsewhere, or give_up when it came back to us");
        }
        if (!cases.decided(caseId, verdict)) {
            throw new RefundRepairRefused("refund case " + caseId + " is not there, or was decided before");
        }
        outbox.append(new EngineMessage(
                "Msg_RefundRepairDecided",
                caseId,
                caseId,
                Map.of("refundDecision", verdict.decision().code()),
                MESSAGE_LIFE,
                cases.get(caseId).traceId()));
    }
}

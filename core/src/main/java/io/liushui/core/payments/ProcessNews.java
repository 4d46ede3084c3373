package io.liushui.core.payments;

import io.liushui.core.outbox.EngineMessage;
import io.liushui.core.outbox.Outbox;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the payment's process what was learnt of an attempt while it waits. */
@Component
class ProcessNews {
    /** The process then asks the channel at once, and the question completes the order. */
    static final String APPROVED = "approved";

    private static final Duration MESSAGE_LIFE = Duration.ofMinutes(10);

    private final Outbox outbox;

    ProcessNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param reasonCode may be null */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Payment payment, Attempt attempt, String outcome, String reasonCode) {
        outbox.append(new EngineMessage(
                "Msg_ChannelResult",
                attempt.id(),
                attempt.id() + ":" + outcome,
                reasonCode == null
                        ? Map.of("channelOutcome", outcome)
                        : Map.of("channelOutcome", outcome, "reasonCode", reasonCode),
                MESSAGE_LIFE,
                payment.traceId()));
    }
}

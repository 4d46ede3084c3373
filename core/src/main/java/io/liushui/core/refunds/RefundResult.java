package io.liushui.core.refunds;

import java.util.Locale;

/**
 * How a refund stands for its process.
 *
 * @param operationId what to carry out at the channel, when it is open
 * @param repairId the case that people decide, when it needs repair, else null
 * @param reasonCode why the channel declined it, when it needs repair, else null
 * @param held whether the channel keeps the money, when it needs repair: then it is not retried under another number
 */
public record RefundResult(Outcome outcome, String operationId, String repairId, String reasonCode, boolean held) {

    /** The values of the process variable {@code refundResult}. */
    public enum Outcome {
        SUCCEEDED,
        FAILED,
        /** The channel has to be asked, perhaps for something else than before. */
        OPEN,
        REPAIR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RefundResult of(Refund refund) {
        return new RefundResult(
                switch (refund.state()) {
                    case RefundState.Pending _ -> Outcome.OPEN;
                    case RefundState.Succeeded _ -> Outcome.SUCCEEDED;
                    case RefundState.Failed _ -> Outcome.FAILED;
                },
                refund.operationId(),
                null,
                null,
                false);
    }
}

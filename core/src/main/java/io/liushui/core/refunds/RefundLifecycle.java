package io.liushui.core.refunds;

import io.liushui.core.operations.OperationState;
import io.liushui.spi.DeclineReason;
import java.util.Optional;

/** What follows for a pending refund from how its operation stands. Nothing is sent anew unless the operation before is surely declined. */
final class RefundLifecycle {

    private RefundLifecycle() {}

    /**
     * @param origin whoever sent late or double money never asked for it back, and nobody but us can send it again: people decide whenever it is declined
     * @param why the reason of a declined operation, as far as the channel's plugin knows
     * @param canRefund whether the channel refunds
     */
    static RefundStep after(
            RefundKind kind, Origin origin, OperationState operation, Optional<DeclineReason> why, boolean canRefund) {
        return switch (operation) {
            case OperationState.Created _, OperationState.Sent _, OperationState.Pending _, OperationState.Unknown _ ->
                new RefundStep.CarryOn();
            case OperationState.Done _ -> new RefundStep.Succeed();
            case OperationState.Declined(String code) ->
                switch (origin) {
                    case MERCHANT -> ofMerchant(kind, code, why, canRefund);
                    case LATE_MONEY, DOUBLE_MONEY -> new RefundStep.AskPeople(code, keepsMoney(why));
                };
        };
    }

    private static boolean keepsMoney(Optional<DeclineReason> why) {
        return why.filter(DeclineReason.UNDELIVERABLE::equals).isPresent();
    }

    private static RefundStep ofMerchant(RefundKind kind, String code, Optional<DeclineReason> why, boolean canRefund) {
        return switch (kind) {
            case REFUND -> why.map(reason -> declined(code, reason)).orElseGet(() -> new RefundStep.Fail(code));
            case VOID -> canRefund ? fallback(code, why) : new RefundStep.Fail(code);
        };
    }

    private static RefundStep declined(String code, DeclineReason why) {
        return switch (why) {
            case SOURCE_CLOSED -> new RefundStep.AskPeople(code, false);
            case UNDELIVERABLE -> new RefundStep.AskPeople(code, true);
            case DAY_OVER -> new RefundStep.Fail(code);
        };
    }

    private static RefundStep fallback(String code, Optional<DeclineReason> why) {
        if (why.filter(DeclineReason.DAY_OVER::equals).isPresent()) {
            return new RefundStep.RefundInstead(FallbackReason.AFTER_CUTOFF);
        }
        return code.equals("not_supported")
                ? new RefundStep.RefundInstead(FallbackReason.VOID_NOT_SUPPORTED)
                : new RefundStep.Fail(code);
    }
}

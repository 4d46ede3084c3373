package io.liushui.core.refunds;

import io.liushui.core.operations.OperationKind;
import java.util.Locale;

/** How money goes back. */
public enum RefundKind {
    /** Paid back, wholly or in part. */
    REFUND(OperationKind.REFUND),
    /** The whole payment is undone before the channel's day ends. */
    VOID(OperationKind.VOID);

    private final OperationKind operation;

    RefundKind(OperationKind operation) {
        this.operation = operation;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    OperationKind operation() {
        return operation;
    }

    static RefundKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

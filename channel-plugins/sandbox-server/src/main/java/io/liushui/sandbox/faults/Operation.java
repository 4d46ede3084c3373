package io.liushui.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a rule applies. */
public enum Operation {
    PAY,
    QUERY,
    CLOSE,
    VOID,
    REFUND,
    REFUND_QUERY,
    AUTHORIZE,
    CAPTURE,
    CAPTURE_VOID,
    AUTH_VOID,
    SIGN,
    UNSIGN,
    PAYOUT,
    BILL,
    CONFIRM,
    SEND_CODE,
    NOTIFICATION;

    /** What the bank can also carry out by itself later. */
    private static final Set<Operation> PLANNABLE =
            EnumSet.of(PAY, VOID, REFUND, AUTHORIZE, CAPTURE, CAPTURE_VOID, AUTH_VOID, SIGN);

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isPlannable() {
        return PLANNABLE.contains(this);
    }

    public static Optional<Operation> named(String wireName) {
        return Stream.of(values())
                .filter(operation -> operation.wireName().equals(wireName))
                .findFirst();
    }
}

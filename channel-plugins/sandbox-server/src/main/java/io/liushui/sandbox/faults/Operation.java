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
    VOID_QUERY,
    REFUND,
    REFUND_QUERY,
    AUTHORIZE,
    AUTHORIZATION_QUERY,
    CAPTURE,
    CAPTURE_QUERY,
    CAPTURE_VOID,
    CAPTURE_VOID_QUERY,
    AUTH_VOID,
    AUTH_VOID_QUERY,
    SIGN,
    CONTRACT_QUERY,
    UNSIGN,
    PAYOUT,
    PAYOUT_QUERY,
    BALANCE,
    BILL,
    CONFIRM,
    SEND_CODE,
    NOTIFICATION;

    /** What the bank can also carry out by itself later. */
    private static final Set<Operation> PLANNABLE =
            EnumSet.of(PAY, VOID, REFUND, AUTHORIZE, CAPTURE, CAPTURE_VOID, AUTH_VOID, SIGN, PAYOUT);

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

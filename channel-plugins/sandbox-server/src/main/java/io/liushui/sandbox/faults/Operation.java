package io.liushui.sandbox.faults;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a rule applies. */
public enum Operation {
    PAY,
    QUERY,
    CLOSE,
    REFUND,
    REFUND_QUERY,
    NOTIFICATION;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Operation> named(String wireName) {
        return Stream.of(values())
                .filter(operation -> operation.wireName().equals(wireName))
                .findFirst();
    }
}

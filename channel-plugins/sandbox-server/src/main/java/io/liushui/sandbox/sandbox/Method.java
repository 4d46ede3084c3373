package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.wire.Refusal;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to pay; on the wire {@code sandbox_} and the name in lower case. */
enum Method {
    CARD(Decision.AT_ONCE),
    WALLET(Decision.BY_PAYER);

    private final Decision decision;

    Method(Decision decision) {
        this.decision = decision;
    }

    String wireName() {
        return "sandbox_" + name().toLowerCase(Locale.ROOT);
    }

    Decision decision() {
        return decision;
    }

    /** Whether an amount can be held with it. */
    boolean canHold() {
        return switch (this) {
            case CARD, WALLET -> true;
        };
    }

    /** @throws Refusal when there is none of this name */
    static Method named(String wireName) {
        return Stream.of(values())
                .filter(method -> method.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new Refusal(422, "method_unknown", "method is not acceptable"));
    }
}

package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.wire.Refusal;
import java.util.Locale;
import java.util.stream.Stream;

/** Ways to pay; on the wire {@code sandbox_} and the name in lower case. */
enum Method {
    CARD(Decision.AT_ONCE),
    WALLET(Decision.BY_PAYER),
    /** A bound card, with the payer at hand. */
    QUICK(Decision.AT_ONCE),
    /** A debit under an agreement, without the payer. */
    DEBIT(Decision.AT_ONCE);

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
            case QUICK, DEBIT -> false;
        };
    }

    /** Whether money is taken by it only under a contract. */
    boolean needsContract() {
        return switch (this) {
            case CARD, WALLET -> false;
            case QUICK, DEBIT -> true;
        };
    }

    /** What the payer is asked to consent to. */
    String consent() {
        return switch (this) {
            case QUICK -> "Quick pay 快捷支付";
            case CARD, WALLET, DEBIT -> "Agreement debit 协议代扣";
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

package io.liushui.launcher.faults;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A notification that must not change its payment, and how it has to be met. */
enum BadNotice {
    FORGE("forged"),
    STALE("stale"),
    UNKNOWN_SERIAL("unknown_key"),
    WRONG_APP("not_for_us"),
    WRONG_AMOUNT("mismatch"),
    WRONG_CURRENCY("mismatch"),
    OTHER_ORDER("unmatched"),
    UNKNOWN_EVENT("ignored"),
    OVERSIZED(null);

    private static final String ANOTHER_ORDER = "another0001";

    private final String verdict;

    BadNotice(String verdict) {
        this.verdict = verdict;
    }

    /** The sandbox's rule for it. */
    Map<String, Object> rule() {
        Map<String, Object> rule = new HashMap<>();
        rule.put("fault", name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (this == OTHER_ORDER) {
            rule.put("other_order_no", ANOTHER_ORDER);
        }
        return rule;
    }

    /** Why the channel's notifications cannot be wrong in this way; empty when they can. */
    Optional<String> impossible(Through through) {
        return Optional.ofNullable(
                switch (this) {
                    case STALE -> through == Through.UNIONPAY ? "they carry no time of sending" : null;
                    case UNKNOWN_SERIAL ->
                        switch (through) {
                            case SANDBOX, NETBANK, CARRIER -> "they name no key: there is one";
                            case ALIPAY, WECHATPAY, UNIONPAY, PAYPAL -> null;
                        };
                    case WRONG_APP -> through == Through.SANDBOX ? "they name no merchant: there is one" : null;
                    case FORGE, WRONG_AMOUNT, WRONG_CURRENCY, OTHER_ORDER, UNKNOWN_EVENT, OVERSIZED -> null;
                });
    }

    /** What the channel hears; by its own judgement {@code DELIVERED} is acknowledged. */
    String ending() {
        return this == UNKNOWN_EVENT ? "DELIVERED" : "REFUSED";
    }

    /** Under which verdict it is counted; empty for what does not reach the channel's plugin. */
    Optional<String> verdict(Through through) {
        return this == WRONG_APP && through == Through.PAYPAL
                // Its signature is over our webhook's id, which the message does not name
                ? FORGE.verdict(through)
                : Optional.ofNullable(verdict);
    }

    /** The alarm that it raises, and about what. */
    Optional<Alarm> alarm(ChannelPayment payment) {
        return verdict(payment.through).flatMap(counted -> switch (counted) {
            case "mismatch" -> Optional.of(new Alarm("notification_mismatch", payment.attempt("id")));
            case "unmatched" -> Optional.of(new Alarm("notification_unmatched", ANOTHER_ORDER));
            case "not_for_us" -> Optional.of(new Alarm("notification_not_for_us", payment.through.channel()));
            default -> Optional.empty();
        });
    }

    record Alarm(String kind, String subject) {}
}

package io.liushui.sandbox.books;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the account stands that an order was paid from; what is paid back goes there. */
public enum PayerAccount {
    OPEN(null),
    CLOSED("account_closed"),
    EXPIRED("account_expired");

    private static final String DETAIL = "payer_account";

    private final String code;

    PayerAccount(String code) {
        this.code = code;
    }

    /** Why nothing can be paid back to it, null when it can. */
    public String code() {
        return code;
    }

    /** Whether a refund was declined for such an account. */
    public static boolean isGone(String code) {
        return code != null && (code.equals(CLOSED.code) || code.equals(EXPIRED.code));
    }

    /** By its name in lower case. */
    public static Optional<PayerAccount> named(String name) {
        return Stream.of(values())
                .filter(account -> account.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    static PayerAccount of(Order order) {
        return valueOf(order.details().getOrDefault(DETAIL, OPEN.name()));
    }

    Map<String, String> detail() {
        return Map.of(DETAIL, name());
    }
}

package io.liushui.launcher.demo;

import io.liushui.core.money.Money;
import java.util.Map;

/** Amounts of the API's documents, for people. */
final class Amounts {

    private Amounts() {}

    /** The amount in this field of a document that names its currency. */
    static Money of(Map<?, ?> document, String field) {
        return new Money(((Number) document.get(field)).longValue(), (String) document.get("currency"));
    }
}

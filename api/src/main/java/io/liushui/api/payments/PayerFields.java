package io.liushui.api.payments;

import io.liushui.api.body.Fields;
import io.liushui.api.body.Query;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.money.Money;
import java.util.regex.Pattern;

/** Fields that payments and payers' accounts have in common. */
public final class PayerFields {
    private static final Pattern ID = Pattern.compile("\\P{Cntrl}{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private PayerFields() {}

    /** The payer's id at the merchant, or null when absent. */
    public static String id(Fields fields, String name) {
        return fields.text(name, ID, "must be 1 to 64 characters");
    }

    /** The same as a query parameter, or null when absent. */
    public static String id(Query query, String name) {
        String id = query.text(name);
        if (id != null && !ID.matcher(id).matches()) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, name, "must be 1 to 64 characters");
        }
        return id;
    }

    /** A currency that can be paid in, or null when absent. */
    public static String currency(Fields fields, String name) {
        String currency = fields.text(name, CURRENCY, "must be an ISO 4217 code");
        try {
            return currency == null ? null : new Money(0, currency).currency();
        } catch (IllegalArgumentException unsupported) {
            throw Refusal.of(ProblemCode.CURRENCY_NOT_SUPPORTED, name, "this currency cannot be paid in");
        }
    }
}

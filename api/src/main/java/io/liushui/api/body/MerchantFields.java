package io.liushui.api.body;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.money.Money;
import java.util.Map;
import java.util.regex.Pattern;

/** Fields and parameters that mean the same in every request. Each is null when absent; each refusal names the field. */
public final class MerchantFields {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String NUMBER_EXPECTED = "must be 1 to 64 of A-Z a-z 0-9 _ - .";
    private static final Pattern PAYER_ID = Pattern.compile("\\P{Cntrl}{1,64}");
    private static final String PAYER_ID_EXPECTED = "must be 1 to 64 characters";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    /** ITU-T E.164. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final int MOST_ENTRIES = 20;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 500;

    private MerchantFields() {}

    /** The merchant's own number of an order, a refund and the like. */
    public static String number(Fields fields, String name) {
        return fields.text(name, NUMBER, NUMBER_EXPECTED);
    }

    public static String number(Query query, String name) {
        return checked(query, name, NUMBER, NUMBER_EXPECTED);
    }

    /** The merchant's own id of a payer. */
    public static String payerId(Fields fields, String name) {
        return fields.text(name, PAYER_ID, PAYER_ID_EXPECTED);
    }

    public static String payerId(Query query, String name) {
        return checked(query, name, PAYER_ID, PAYER_ID_EXPECTED);
    }

    public static String phone(Fields fields, String name) {
        return fields.text(name, PHONE, "must be a number in E.164 form, for example +8613800138000");
    }

    /** A currency that can be paid in. */
    public static String currency(Fields fields, String name) {
        String currency = fields.text(name, CURRENCY, "must be an ISO 4217 code");
        try {
            return currency == null ? null : new Money(0, currency).currency();
        } catch (IllegalArgumentException unsupported) {
            throw fields.refused(ProblemCode.CURRENCY_NOT_SUPPORTED, name, "this currency cannot be paid in");
        }
    }

    /** Fields {@code amount}, 1 minor unit at least, and {@code currency}, which are there. */
    public static Money money(Fields fields) {
        long amountMinor = fields.integer("amount", 1, Money.MAXIMUM_MINOR);
        return new Money(amountMinor, currency(fields, "currency"));
    }

    /** What is for the merchant or its payers, and not for us; empty when absent. */
    public static Map<String, String> texts(Fields fields, String name) {
        return fields.texts(name, MOST_ENTRIES, LONGEST_KEY, LONGEST_VALUE);
    }

    private static String checked(Query query, String name, Pattern form, String expected) {
        String value = query.text(name);
        if (value != null && !form.matcher(value).matches()) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, name, expected);
        }
        return value;
    }
}

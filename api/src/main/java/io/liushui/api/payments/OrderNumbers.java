package io.liushui.api.payments;

import io.liushui.api.body.Query;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;

/** Merchants' own numbers in queries. */
public final class OrderNumbers {

    private OrderNumbers() {}

    /**
     * Null when the parameter is absent.
     *
     * @throws Refusal when it could not be a number that was accepted
     */
    public static String of(Query query, String parameter) {
        String number = query.text(parameter);
        if (number != null && !number.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, parameter, "is no order number");
        }
        return number;
    }
}

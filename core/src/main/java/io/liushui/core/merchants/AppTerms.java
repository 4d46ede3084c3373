package io.liushui.core.merchants;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an administrator sets for an app.
 *
 * @param name 1 to 100 characters
 * @param methods 1 to 50 different codes of lower-case letters, digits and underscores
 * @param orderFields at most 20, with different keys
 * @param maximumMinor more than 0, or null for no limit of its own; in minor units of whatever currency a payment is in
 * @param ratePerSecond 1 to 10,000
 */
public record AppTerms(
        String name, List<String> methods, List<OrderField> orderFields, Long maximumMinor, int ratePerSecond) {
    private static final Pattern METHOD = Pattern.compile("[a-z0-9_]{1,40}");

    /** @throws IllegalArgumentException with a text for the administrator */
    public AppTerms {
        Names.require(name);
        require(!methods.isEmpty() && methods.size() <= 50, "an app needs 1 to 50 methods");
        require(
                methods.stream().allMatch(method -> METHOD.matcher(method).matches()),
                "malformed method in " + methods);
        require(new HashSet<>(methods).size() == methods.size(), "a method is named twice in " + methods);
        require(orderFields.size() <= 20, "at most 20 order fields");
        require(
                orderFields.stream().map(OrderField::key).distinct().count() == orderFields.size(),
                "an order field is named twice");
        require(maximumMinor == null || maximumMinor > 0, "the maximum must be more than 0");
        require(ratePerSecond >= 1 && ratePerSecond <= 10_000, "the rate must be 1 to 10000 requests per second");
        methods = List.copyOf(methods);
        orderFields = List.copyOf(orderFields);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

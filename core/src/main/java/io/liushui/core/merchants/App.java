package io.liushui.core.merchants;

import java.util.List;

/**
 * A business line of a merchant.
 *
 * @param active whether the app and its merchant may take new payments
 * @param methods offered on the cashier, in this order; a payment may name only these
 * @param maximumMinor largest amount of one payment in minor units of whatever currency it is in (100,000 are 1,000.00 yuan, 100,000 yen and 100.000
 *     dinars), or null for no limit of its own
 * @param ratePerSecond requests per second and route, 1 to 10,000
 */
public record App(
        String id,
        String merchantId,
        String name,
        boolean active,
        List<String> methods,
        List<OrderField> orderFields,
        Long maximumMinor,
        int ratePerSecond) {}

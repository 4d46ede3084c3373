package io.liushui.core.coupons;

import java.util.HashSet;
import java.util.List;

/**
 * Gives payers one coupon each, all or none.
 *
 * @param byPlatform whether the template is the platform's; otherwise it is the merchant's
 * @param appId told of them
 * @param issueNo the merchant's number, unique per app, or the operator's; repeated with the same content it does nothing
 * @param payerIds 1 to 200 different ids of payers at the merchant
 */
public record IssueCoupons(
        boolean byPlatform,
        String merchantId,
        String appId,
        String templateId,
        String issueNo,
        List<String> payerIds,
        String traceId) {
    public static final int MOST_PAYERS = 200;

    /** @throws IllegalArgumentException with a text for people */
    public IssueCoupons {
        payerIds = List.copyOf(payerIds);
        if (payerIds.isEmpty() || payerIds.size() > MOST_PAYERS || new HashSet<>(payerIds).size() != payerIds.size()) {
            throw new IllegalArgumentException("coupons are issued to 1 to " + MOST_PAYERS + " different payers");
        }
    }

    /** Whose template it is; null for the platform. */
    String templateOwner() {
        return byPlatform ? null : merchantId;
    }
}

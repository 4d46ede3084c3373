package io.liushui.core.parts;

import io.liushui.core.json.Json;
import java.util.List;

/** What of a refund is not its channel's. */
public record RefundShares(List<PartShare> parts) {
    public static final RefundShares NONE = new RefundShares(List.of());

    public RefundShares {
        parts = List.copyOf(parts);
    }

    /**
     * What one part gets back.
     *
     * @param source id of the wallet, points account or coupon
     * @param amountMinor 1 or more minor units
     * @param units how much the source gets, 0 or more
     * @param byMerchant whether the merchant had paid for it himself
     */
    public record PartShare(
            String partId, PartKind kind, String source, long amountMinor, long units, boolean byMerchant) {}

    /**
     * As the database writes them.
     *
     * @param json null for none
     */
    public static RefundShares read(String json) {
        return json == null ? NONE : new RefundShares(Json.readList(json, PartShare.class));
    }

    /** In minor units. */
    public long totalMinor() {
        return parts.stream().mapToLong(PartShare::amountMinor).sum();
    }

    /** What the merchant need not give back, because he never got it, in minor units. */
    public long byMerchantMinor() {
        return parts.stream()
                .filter(PartShare::byMerchant)
                .mapToLong(PartShare::amountMinor)
                .sum();
    }
}

package io.liushui.core.points;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which points pay for what. */
@Component
class PointsFunding {
    private final PointsAccountRows rows;
    private final PointsRates rates;
    private final PointsExpiry expiry;

    PointsFunding(PointsAccountRows rows, PointsRates rates, PointsExpiry expiry) {
        this.rows = rows;
        this.rates = rates;
        this.expiry = expiry;
    }

    /** What was found. */
    sealed interface Result {}

    /** @param points what the amount costs at the rate of the moment; whether the account has them is not said */
    record Funded(PointsAccount account, long points) implements Result {}

    record Refused(String reasonCode) implements Result {}

    /**
     * Locks the payer's account, after its points that have expired are booked off.
     *
     * @param payerId may be null
     */
    Result of(String merchantId, String payerId, String currency, long amountMinor) {
        Optional<PointsRate> rate =
                rates.of(merchantId).filter(set -> set.currency().equals(currency));
        if (rate.isEmpty()) {
            return new Refused("no_points_rate");
        }
        Optional<PointsAccount> found = payerId == null ? Optional.empty() : rows.ofPayer(merchantId, payerId);
        if (found.isEmpty()) {
            return new Refused("no_points_account");
        }
        expiry.bookOff(found.get());
        return new Funded(found.get(), rate.get().pointsFor(amountMinor));
    }
}

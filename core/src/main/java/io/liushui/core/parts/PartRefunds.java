package io.liushui.core.parts;

import io.liushui.core.parts.RefundShares.PartShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What goes back to the parts of a payment. Every call comes under the payment's lock. */
@Component
public class PartRefunds {
    private final PartSources sources;
    private final PartRows rows;
    private final PartReturnRows returns;

    PartRefunds(PartSources sources, PartRows rows, PartReturnRows returns) {
        this.sources = sources;
        this.rows = rows;
        this.returns = returns;
    }

    /**
     * How a refund would be shared out; see {@link Shares}.
     *
     * @param totalMinor the payment's amount, in minor units
     * @param returningMinor of the payment, what other refunds give back
     * @param refundMinor 1 to what they leave
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public RefundShares share(String paymentId, long totalMinor, long returningMinor, long refundMinor) {
        List<PartRows.Kept> parts = rows.of(paymentId);
        List<Long> shares = Shares.of(
                parts.stream().map(PartRows.Kept::standing).toList(), totalMinor, returningMinor, refundMinor);
        List<PartShare> found = new ArrayList<>();
        for (int place = 0; place < shares.size(); place++) {
            if (shares.get(place) > 0) {
                found.add(share(parts.get(place), shares.get(place)));
            }
        }
        return new RefundShares(found);
    }

    /** The refund is accepted: its shares are fixed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(String refundId, RefundShares shares) {
        shares.parts().forEach(share -> {
            rows.returning(share.partId(), share.amountMinor(), share.units());
            returns.insert(refundId, share);
        });
    }

    /**
     * The refund succeeded.
     *
     * @param whole whether nothing of the payment is left with it; every coupon is told then, even when it gets nothing of this refund
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(String paymentId, String refundId, RefundShares shares, boolean whole) {
        Map<String, PartShare> byPart =
                shares.parts().stream().collect(Collectors.toMap(PartShare::partId, Function.identity()));
        List<Part> touched = rows.of(paymentId).stream()
                .map(PartRows.Kept::part)
                .filter(part -> byPart.containsKey(part.id()) || (whole && part.kind() == PartKind.COUPON))
                .sorted(PartSources.inTurn(Part::kind))
                .toList();
        sources.prepared(touched).forEach(part -> giveBack(refundId, part, byPart.get(part.id()), whole));
        returns.ended(refundId, PartReturnRows.GIVEN_BACK);
    }

    /** The refund failed: its shares may be refunded again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String refundId, RefundShares shares) {
        shares.parts().forEach(share -> rows.returning(share.partId(), -share.amountMinor(), -share.units()));
        returns.ended(refundId, PartReturnRows.FAILED);
    }

    /** @param share null when the part gets nothing of this refund */
    private void giveBack(String refundId, Part part, PartShare share, boolean whole) {
        long amountMinor = share == null ? 0 : share.amountMinor();
        long units = share == null ? 0 : share.units();
        sources.of(part.kind()).giveBack(part, new PartReturn(refundId, amountMinor, units, whole));
        rows.returned(part.id(), amountMinor, units);
    }

    private static PartShare share(PartRows.Kept kept, long amountMinor) {
        Part part = kept.part();
        return new PartShare(
                part.id(),
                part.kind(),
                part.source(),
                amountMinor,
                Shares.units(part.units(), kept.returningUnits(), kept.standing(), amountMinor),
                part.byMerchant());
    }
}

package io.liushui.core.parts;

import io.liushui.core.ids.Ids;
import io.liushui.core.money.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a payment is paid with besides its channel, from its acceptance to its end. */
@Component
public class PaymentParts {
    /** What its channel has to be paid at least. */
    private static final long CHANNEL_MINIMUM_MINOR = 1;

    private final PartSources sources;
    private final PartRows rows;
    private final Clock clock;

    PaymentParts(PartSources sources, PartRows rows, Clock clock) {
        this.sources = sources;
        this.rows = rows;
        this.clock = clock;
    }

    /** Holds all or, after a rollback, none. Parts with an amount get it; coupons share what those leave, in the merchant's order. */
    @Transactional(propagation = Propagation.MANDATORY)
    public PartsHolding hold(PartsOrder order) {
        long open = order.total().amountMinor() - CHANNEL_MINIMUM_MINOR - order.fixedMinor();
        if (open < 0) {
            return new PartsHolding.TooMuch();
        }
        sources.prepareCoupons(order.wishes().stream()
                .map(PartWish::couponId)
                .filter(Objects::nonNull)
                .toList());
        List<Placed> held = new ArrayList<>();
        for (int place : inTurn(order.wishes())) {
            PartWish wish = order.wishes().get(place);
            if (!sources.has(wish.kind())) {
                return new PartsHolding.Refused(place, wish.kind(), "not_offered");
            }
            if (wish.amountMinor() == null && open < 1) {
                return new PartsHolding.TooMuch();
            }
            PartOrder asked = asked(order, wish, open);
            switch (sources.of(wish.kind()).hold(asked)) {
                case PartHolding.Refused(String reasonCode) -> {
                    return new PartsHolding.Refused(place, wish.kind(), reasonCode);
                }
                case PartHolding.Held found -> {
                    Part part = part(asked, found);
                    rows.insert(part, place + 1);
                    held.add(new Placed(place, part));
                    open -= wish.amountMinor() == null ? found.amountMinor() : 0;
                }
            }
        }
        held.sort(Comparator.comparing(Placed::place));
        return new PartsHolding.Held(held.stream().map(Placed::part).toList());
    }

    /** The payment has succeeded. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(String paymentId) {
        held(paymentId).forEach(part -> {
            sources.of(part.kind()).use(part);
            rows.ended(part, Part.State.USED);
        });
    }

    /** The payment has failed or was closed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String paymentId) {
        held(paymentId).forEach(part -> {
            sources.of(part.kind()).release(part);
            rows.ended(part, Part.State.RELEASED);
        });
    }

    /** In the merchant's order. */
    public List<Part> of(String paymentId) {
        return rows.of(paymentId).stream().map(PartRows.Kept::part).toList();
    }

    /** What the merchant pays for himself, in minor units. */
    public long byMerchantMinor(String paymentId) {
        return of(paymentId).stream()
                .filter(Part::byMerchant)
                .mapToLong(part -> part.amount().amountMinor())
                .sum();
    }

    /** Whether the rest may be paid by this method: one that takes the same money as a part does not go with it. */
    public boolean allow(String paymentId, String method) {
        return of(paymentId).stream().noneMatch(part -> part.kind().isMethod(method));
    }

    private List<Part> held(String paymentId) {
        return sources.prepared(of(paymentId).stream()
                .filter(part -> part.state() == Part.State.HELD)
                .sorted(PartSources.inTurn(Part::kind))
                .toList());
    }

    private static List<Integer> inTurn(List<PartWish> wishes) {
        return IntStream.range(0, wishes.size())
                .boxed()
                .sorted(PartSources.inTurn(place -> wishes.get(place).kind()))
                .toList();
    }

    private PartOrder asked(PartsOrder order, PartWish wish, long open) {
        return new PartOrder(
                Ids.next("part", clock.instant()),
                order.paymentId(),
                order.merchantId(),
                order.payerId(),
                order.method(),
                order.total(),
                wish.amountMinor() == null ? open : open + wish.amountMinor(),
                wish.kind(),
                wish.amountMinor(),
                wish.couponId());
    }

    private static Part part(PartOrder asked, PartHolding.Held held) {
        boolean fits = asked.amountMinor() == null
                ? held.amountMinor() >= 1 && held.amountMinor() <= asked.open()
                : held.amountMinor() == asked.amountMinor();
        if (!fits || held.units() < 1) {
            throw new IllegalStateException(asked.kind() + " holds " + held + ", and was asked for " + asked);
        }
        return new Part(
                asked.partId(),
                asked.paymentId(),
                asked.merchantId(),
                asked.kind(),
                held.source(),
                new Money(held.amountMinor(), asked.total().currency()),
                held.units(),
                held.byMerchant(),
                Part.State.HELD,
                0,
                0);
    }

    private record Placed(int place, Part part) {}
}

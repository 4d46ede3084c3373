package io.liushui.core.parts;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The sources by their kind, and the order in which they are called. */
@Component
class PartSources {
    private final Map<PartKind, PartSource> sources = new EnumMap<>(PartKind.class);

    /** @throws IllegalStateException when two are of one kind */
    PartSources(List<PartSource> sources) {
        for (PartSource source : sources) {
            if (this.sources.put(source.kind(), source) != null) {
                throw new IllegalStateException("two sources of " + source.kind());
            }
        }
    }

    boolean has(PartKind kind) {
        return sources.containsKey(kind);
    }

    /** @throws IllegalStateException when no feature has parts of this kind */
    PartSource of(PartKind kind) {
        PartSource source = sources.get(kind);
        if (source == null) {
            throw new IllegalStateException("no source of " + kind);
        }
        return source;
    }

    /** Before parts are touched. */
    void prepareCoupons(Collection<String> couponIds) {
        if (!couponIds.isEmpty() && has(PartKind.COUPON)) {
            of(PartKind.COUPON).prepare(couponIds);
        }
    }

    /** The same, of parts that are there. */
    List<Part> prepared(List<Part> parts) {
        prepareCoupons(parts.stream()
                .filter(part -> part.kind() == PartKind.COUPON)
                .map(Part::source)
                .toList());
        return parts;
    }

    /** Always the same, so that no two payments wait for each other: coupons lock rows of their own, then points and wallets lock accounts. */
    static <T> Comparator<T> inTurn(Function<T, PartKind> kind) {
        return Comparator.comparing(part -> switch (kind.apply(part)) {
            case COUPON -> 0;
            case POINTS -> 1;
            case WALLET_BALANCE -> 2;
        });
    }
}

package io.liushui.core.coupons;

import io.liushui.core.ids.Ids;
import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Templates of a merchant, or, where its id is null, of the platform. Those of others are not there. */
@Component
public class CouponTemplates {
    private static final int LONGEST_NAME = 64;

    private final CouponTemplateRows rows;
    private final Clock clock;

    CouponTemplates(CouponTemplateRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param name one line that payers see, 1 to 64 characters
     * @throws IllegalArgumentException with a text for people
     */
    @Transactional
    public CouponTemplate create(String merchantId, String name, CouponTerms terms) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new IllegalArgumentException("a template's name has 1 to " + LONGEST_NAME + " characters");
        }
        Instant now = clock.instant();
        CouponTemplate template =
                new CouponTemplate(Ids.next("cpt", now), merchantId, name, terms, CouponSums.NONE, now, null);
        rows.insert(template);
        return template;
    }

    /** No more of its coupons are issued from now on; those that are out stay good. The template as it stands then. */
    @Transactional
    public Optional<CouponTemplate> end(String merchantId, String templateId) {
        if (rows.lock(merchantId, templateId).isEmpty()) {
            return Optional.empty();
        }
        rows.end(templateId, clock.instant());
        return rows.find(merchantId, templateId);
    }

    public Optional<CouponTemplate> find(String merchantId, String templateId) {
        return rows.find(merchantId, templateId);
    }

    /** Newest first. */
    public List<CouponTemplate> list(String merchantId, Slice<String> slice) {
        return rows.list(merchantId, slice);
    }
}

package io.liushui.core.coupons;

import io.liushui.core.paging.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Issues coupons and looks them up. Look-ups are scoped by merchant, so a foreign id is simply not there. */
@Component
public class Coupons {
    private final CouponTemplateRows templates;
    private final CouponIssues issues;
    private final CouponRows rows;
    private final CouponNews news;
    private final Clock clock;

    Coupons(CouponTemplateRows templates, CouponIssues issues, CouponRows rows, CouponNews news, Clock clock) {
        this.templates = templates;
        this.issues = issues;
        this.rows = rows;
        this.news = news;
        this.clock = clock;
    }

    /** How an issue ended; a refusal changed nothing. */
    public sealed interface Issuing {
        /** @param coupons in the order of their payers */
        record Issued(List<Coupon> coupons) implements Issuing {}

        /** The same was issued before, under the same number. */
        record Repeated(List<Coupon> coupons) implements Issuing {}

        record NumberTaken() implements Issuing {}

        record NoTemplate() implements Issuing {}

        /** Somebody ended it, or its time is over. */
        record TemplateEnded() implements Issuing {}

        /** @param left how many may still be issued, fewer than were asked for */
        record UsedUp(int left) implements Issuing {}

        /** The payer has got as many as a payer gets. */
        record PayerLimitReached(String payerId) implements Issuing {}
    }

    /** One after the other for each template. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issuing issue(IssueCoupons command) {
        Optional<CouponTemplate> found = templates.lock(command.templateOwner(), command.templateId());
        if (found.isEmpty()) {
            return new Issuing.NoTemplate();
        }
        Optional<CouponIssues.Issue> before = issues.find(command.appId(), command.byPlatform(), command.issueNo());
        return before.isPresent() ? repeated(before.get(), command) : issue(found.get(), command);
    }

    public Optional<Coupon> find(String merchantId, String couponId) {
        return rows.find(merchantId, couponId);
    }

    /**
     * What of a merchant's coupons is wanted, newest first. Coupons of the platform that its payers have are among them.
     *
     * @param payerId null for any; the same for template and state
     * @param state as of now: coupons whose time is over are expired, noted or not
     */
    public record Wanted(String merchantId, String payerId, String templateId, String state) {}

    public List<Coupon> list(Wanted wanted, Slice<String> slice) {
        return rows.list(wanted, slice, clock.instant());
    }

    /** The coupon's document as of now. */
    public String document(Coupon coupon) {
        return CouponDocument.coupon(coupon, clock.instant());
    }

    private Issuing issue(CouponTemplate template, IssueCoupons command) {
        Instant now = clock.instant();
        if (!template.issuesAt(now)) {
            return new Issuing.TemplateEnded();
        }
        Map<String, Integer> had = issues.had(template.id(), command.merchantId(), command.payerIds());
        for (String payerId : command.payerIds()) {
            if (had.getOrDefault(payerId, 0) >= template.terms().payerLimit()) {
                return new Issuing.PayerLimitReached(payerId);
            }
        }
        int number = command.payerIds().size();
        int left = template.terms().issueLimit() - template.sums().issued();
        if (number > left) {
            return new Issuing.UsedUp(left);
        }
        Optional<String> issueId = issues.open(command, now);
        if (issueId.isEmpty()) {
            return new Issuing.NumberTaken();
        }
        if (!templates.count(template.id(), CouponSums.issued(number))) {
            throw new IllegalStateException(template.id() + " was changed under its lock");
        }
        issues.insert(issueId.get(), template, command, had, now);
        List<Coupon> issued = rows.ofIssue(issueId.get());
        news.tellAll("coupon.issued", issued);
        return new Issuing.Issued(issued);
    }

    private Issuing repeated(CouponIssues.Issue before, IssueCoupons command) {
        List<Coupon> issued = rows.ofIssue(before.id());
        boolean same = before.templateId().equals(command.templateId())
                && new HashSet<>(command.payerIds())
                        .equals(new HashSet<>(
                                issued.stream().map(Coupon::payerId).toList()));
        return same ? new Issuing.Repeated(issued) : new Issuing.NumberTaken();
    }
}

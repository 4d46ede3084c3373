package io.liushui.core.coupons;

import io.liushui.core.ids.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code coupon_issue}, and how its coupons come into table {@code coupon}. Always under the template's lock. */
@Component
class CouponIssues {
    private final JdbcClient jdbc;

    CouponIssues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Issue(String id, String templateId) {}

    Optional<Issue> find(String appId, boolean byPlatform, String issueNo) {
        return jdbc.sql(
                        "select id, template_id from coupon_issue where app_id = ? and by_platform = ? and issue_no = ?")
                .params(appId, byPlatform, issueNo)
                .query((row, number) -> new Issue(row.getString("id"), row.getString("template_id")))
                .optional();
    }

    /** How many coupons of the template these payers ever got; without those who got none. */
    Map<String, Integer> had(String templateId, String merchantId, List<String> payerIds) {
        Map<String, Integer> had = new HashMap<>();
        jdbc.sql("""
                select payer_id, max(payer_number) as number from coupon
                where template_id = ? and merchant_id = ? and payer_id = any(?) group by payer_id""")
                .params(templateId, merchantId, payerIds.toArray(String[]::new))
                .query(row -> {
                    had.put(row.getString("payer_id"), row.getInt("number"));
                });
        return had;
    }

    /** Its id; empty when the number is taken, with another template, at this moment. */
    Optional<String> open(IssueCoupons command, Instant now) {
        String id = Ids.next("cpi", now);
        int opened = jdbc.sql("""
                        insert into coupon_issue (id, app_id, by_platform, issue_no, template_id, created_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (app_id, by_platform, issue_no) do nothing""")
                .params(
                        id,
                        command.appId(),
                        command.byPlatform(),
                        command.issueNo(),
                        command.templateId(),
                        Timestamp.from(now))
                .update();
        return opened == 0 ? Optional.empty() : Optional.of(id);
    }

    /** @param template as it was before it counted them */
    void insert(String issueId, CouponTemplate template, IssueCoupons command, Map<String, Integer> had, Instant now) {
        List<String> payerIds = command.payerIds();
        int before = template.sums().issued();
        List<Integer> payerNumbers = new ArrayList<>();
        payerIds.forEach(payer -> payerNumbers.add(had.getOrDefault(payer, 0) + 1));
        jdbc.sql("""
                insert into coupon (id, template_id, number, issue_limit, payer_number, payer_limit, issue_id, merchant_id, app_id, payer_id, state,
                    expires_at, trace_id, created_at)
                select each.id, :template, each.number, :limit, each.payer_number, :payer_limit, :issue, :merchant, :app, each.payer_id, 'issued',
                    :expires, :trace, :now
                from unnest(:ids::text[], :numbers::int[], :payer_numbers::int[], :payers::text[]) as each (id, number, payer_number, payer_id)""")
                .param("template", template.id())
                .param("limit", template.terms().issueLimit())
                .param("payer_limit", template.terms().payerLimit())
                .param("issue", issueId)
                .param("merchant", command.merchantId())
                .param("app", command.appId())
                .param("expires", Timestamp.from(template.terms().expiryOf(now)))
                .param("trace", command.traceId())
                .param("now", Timestamp.from(now))
                .param(
                        "ids",
                        payerIds.stream().map(payer -> Ids.next("cpn", now)).toArray(String[]::new))
                .param(
                        "numbers",
                        IntStream.rangeClosed(before + 1, before + payerIds.size())
                                .boxed()
                                .toArray(Integer[]::new))
                .param("payer_numbers", payerNumbers.toArray(Integer[]::new))
                .param("payers", payerIds.toArray(String[]::new))
                .update();
    }
}

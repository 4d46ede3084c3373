package io.liushui.api.coupons;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.problems.Refusal;
import io.liushui.core.coupons.IssueCoupons;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The body of {@code POST /v1/coupons}. */
final class IssueBody {
    static final String TEMPLATE = "template_id";
    static final String NUMBER = "merchant_issue_no";
    static final String PAYERS = "payer_ids";
    private static final Set<String> FIELDS = Set.of(TEMPLATE, NUMBER, PAYERS);
    private static final Pattern TEMPLATE_FORM = Pattern.compile("cpt_[a-z0-9]{1,60}");
    private static final Pattern PAYER_FORM = Pattern.compile("\\P{Cntrl}{1,64}");

    private IssueBody() {}

    /** @throws Refusal naming the field at fault */
    static IssueCoupons read(ApiRequest request) {
        Fields fields = Fields.of(request.body(), FIELDS);
        fields.require(TEMPLATE);
        fields.require(NUMBER);
        fields.require(PAYERS);
        String templateId = fields.text(TEMPLATE, TEMPLATE_FORM, "must be an id of the form cpt_…");
        String number = MerchantFields.number(fields, NUMBER);
        List<String> payers = fields.list(PAYERS, IssueCoupons.MOST_PAYERS, PAYER_FORM, "must be 1 to 64 characters");
        if (payers.isEmpty() || new HashSet<>(payers).size() != payers.size()) {
            throw fields.invalid(PAYERS, "must name 1 payer at least, and each once");
        }
        return new IssueCoupons(
                false,
                request.caller().app().merchantId(),
                request.caller().app().id(),
                templateId,
                number,
                payers,
                request.traceId());
    }
}

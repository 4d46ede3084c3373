package io.liushui.api.payouts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.body.Query;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The body of {@code POST /v1/payout-batches}: JSON, or a file whose batch number stands in the query. */
record BatchBody(String merchantBatchNo, Gathered payouts) {
    static final int LARGEST_BYTES = 1024 * 1024;
    private static final String BATCH_NO = "merchant_batch_no";
    private static final Set<String> FIELDS = Set.of(BATCH_NO, "payouts");

    /** @throws Refusal naming the field at fault */
    static BatchBody read(ApiRequest request) {
        String type = request.header("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(PayoutFile.MEDIA_TYPE)
                ? ofFile(request)
                : ofJson(request);
    }

    private static BatchBody ofFile(ApiRequest request) {
        String number = MerchantFields.number(Query.of(request.query(), Set.of(BATCH_NO)), BATCH_NO);
        if (number == null) {
            throw Refusal.of(ProblemCode.INVALID_PARAMETER, BATCH_NO, "a file needs its number in the query");
        }
        return new BatchBody(number, PayoutFile.read(request.body()));
    }

    private static BatchBody ofJson(ApiRequest request) {
        Query.of(request.query(), Set.of());
        Fields fields = Fields.of(request.body(), FIELDS);
        fields.require(BATCH_NO);
        fields.require("payouts");
        String number = MerchantFields.number(fields, BATCH_NO);
        List<Fields> payouts = fields.objects("payouts", Gathered.MOST);
        Gathered gathered = new Gathered("index");
        for (int i = 0; i < payouts.size(); i++) {
            Fields one = payouts.get(i);
            gathered.add(i, () -> PayoutBody.read(one), withoutPath(i));
        }
        return new BatchBody(number, gathered);
    }

    /** The index says where it is. */
    private static UnaryOperator<String> withoutPath(int index) {
        String path = "payouts[" + index + "].";
        return field -> field != null && field.startsWith(path) ? field.substring(path.length()) : field;
    }
}

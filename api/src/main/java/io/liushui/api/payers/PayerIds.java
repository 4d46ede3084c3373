package io.liushui.api.payers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.api.front.ApiRequest;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/** The merchant's own id of a payer, percent-encoded in the path. */
final class PayerIds {
    private static final Pattern PAYER_ID = Pattern.compile("\\P{Cntrl}{1,64}");

    private PayerIds() {}

    /** @throws Refusal when the path holds no id */
    static String of(ApiRequest request) {
        try {
            String id = URLDecoder.decode(request.id().replace("+", "%2B"), UTF_8);
            if (PAYER_ID.matcher(id).matches() && UTF_8.newEncoder().canEncode(id) && id.indexOf('\uFFFD') < 0) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw Refusal.of(ProblemCode.INVALID_PARAMETER, "id", "a payer's id has 1 to 64 characters");
    }
}

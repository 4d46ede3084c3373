package io.liushui.api.payments;

import io.liushui.api.body.Addresses;
import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.ids.Ids;
import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.MerchantOrder;
import io.liushui.core.payments.Payer;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** The body of {@code POST /v1/payments}. */
final class PaymentBody {
    private static final Set<String> FIELDS = Set.of(
            "merchant_order_no",
            "amount",
            "currency",
            "subject",
            "method",
            "payer",
            "contract_id",
            "order_info",
            "expires_in",
            "return_url",
            "metadata",
            "purpose",
            "wallet_id",
            "credit_line_id",
            "parts");
    private static final Set<String> PAYER_FIELDS = Set.of("id", "ip", "device_id", "phone", "account", "bank");
    private static final Pattern DEVICE_ID = Pattern.compile("\\P{Cntrl}{1,128}");
    private static final Pattern ACCOUNT = Pattern.compile("\\P{Cntrl}{1,128}");
    private static final Pattern BANK = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

    private static final int SUBJECT_LENGTH = 256;
    private static final long SHORTEST_SECONDS = 10;
    private static final long LONGEST_SECONDS = 2_592_000;

    private PaymentBody() {}

    /** @throws Refusal naming the field at fault */
    static AcceptPayment read(ApiRequest request) {
        App app = request.caller().app();
        Fields fields = Fields.of(request.body(), FIELDS);
        fields.require("merchant_order_no");
        fields.require("amount");
        fields.require("currency");
        fields.require("subject");
        return new AcceptPayment(
                app,
                order(fields, app),
                PurposeField.read(fields),
                method(fields, app),
                payer(fields.object("payer", PAYER_FIELDS), contract(fields)),
                PartsField.read(fields),
                request.traceId());
    }

    private static MerchantOrder order(Fields fields, App app) {
        Long expiresIn = fields.integer("expires_in", SHORTEST_SECONDS, LONGEST_SECONDS);
        return new MerchantOrder(
                MerchantFields.number(fields, "merchant_order_no"),
                amount(fields, app),
                subject(fields),
                MerchantFields.texts(fields, "order_info"),
                expiresIn == null ? null : Duration.ofSeconds(expiresIn),
                Addresses.returnUrl(fields, "return_url"),
                MerchantFields.texts(fields, "metadata"));
    }

    private static Money amount(Fields fields, App app) {
        Money amount = MerchantFields.money(fields);
        if (app.maximumMinor() != null && amount.amountMinor() > app.maximumMinor()) {
            throw Refusal.of(
                    ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", "the app may take at most " + app.maximumMinor());
        }
        return amount;
    }

    private static String subject(Fields fields) {
        String subject = fields.text("subject");
        int length = subject.codePointCount(0, subject.length());
        if (subject.isBlank() || length > SUBJECT_LENGTH || subject.chars().anyMatch(Character::isISOControl)) {
            throw fields.invalid("subject", "must be 1 to 256 characters of one line");
        }
        return subject;
    }

    private static String method(Fields fields, App app) {
        String method = fields.text("method");
        if (method != null && !app.methods().contains(method)) {
            throw Refusal.of(
                    ProblemCode.METHOD_NOT_OFFERED, "method", "the app offers " + String.join(", ", app.methods()));
        }
        return method;
    }

    private static String contract(Fields fields) {
        String contractId = fields.text("contract_id");
        if (contractId != null && !Ids.isId("ctr", contractId)) {
            throw fields.invalid("contract_id", "must be an id of the form ctr_…");
        }
        return contractId;
    }

    private static Payer payer(Fields payer, String contractId) {
        return new Payer(
                MerchantFields.payerId(payer, "id"),
                Addresses.ip(payer, "ip"),
                payer.text("device_id", DEVICE_ID, "must be 1 to 128 characters"),
                MerchantFields.phone(payer, "phone"),
                payer.text("account", ACCOUNT, "must be 1 to 128 characters"),
                payer.text("bank", BANK, "must be 1 to 32 of A-Z a-z 0-9 _ - ."),
                contractId);
    }
}

package io.liushui.api.contracts;

import io.liushui.api.body.Addresses;
import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.front.ApiRequest;
import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.contracts.ContractLimits;
import io.liushui.core.contracts.NewContract;
import io.liushui.core.contracts.SigningChannels;
import io.liushui.core.merchants.App;
import io.liushui.core.money.Money;
import io.liushui.core.vault.CardDetails;
import io.liushui.core.vault.CardNumber;
import io.liushui.spi.Product;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads the body of {@code POST /v1/contracts}. No refusal repeats a value of the card. */
@Component
class ContractBody {
    private static final Set<String> FIELDS =
            Set.of("merchant_contract_no", "method", "payer", "card", "limits", "valid_until", "return_url");
    private static final Set<String> CARD_FIELDS = Set.of("number", "expiry_month", "expiry_year", "holder", "phone");
    private static final Set<String> LIMIT_FIELDS = Set.of("currency", "per_debit", "per_day", "per_month");
    private static final Pattern HOLDER = Pattern.compile("\\P{Cntrl}{1,64}");

    private final SigningChannels channels;
    private final Clock clock;

    ContractBody(SigningChannels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** @throws Refusal naming the field at fault */
    NewContract read(ApiRequest request) {
        App app = request.caller().app();
        Fields fields = Fields.of(request.body(), FIELDS);
        fields.require("merchant_contract_no");
        fields.require("method");
        fields.require("payer");
        String method = method(fields, app);
        Fields payer = fields.object("payer", Set.of("id"));
        payer.require("id");
        boolean byCard = fields.has("card");
        Fields card = fields.object("card", CARD_FIELDS);
        return new NewContract(
                app,
                MerchantFields.number(fields, "merchant_contract_no"),
                method,
                MerchantFields.payerId(payer, "id"),
                byCard ? card(card) : null,
                byCard ? phone(card) : null,
                limits(fields, method),
                validUntil(fields),
                Addresses.returnUrl(fields, "return_url"),
                request.traceId());
    }

    private String method(Fields fields, App app) {
        String method = fields.text("method");
        if (!app.methods().contains(method) || channels.product(method).isEmpty()) {
            throw Refusal.of(
                    ProblemCode.METHOD_NOT_OFFERED,
                    "method",
                    "the app offers no such method, or no channel signs contracts for it");
        }
        return method;
    }

    private CardDetails card(Fields card) {
        card.require("number");
        CardNumber number =
                CardNumber.of(card.text("number")).orElseThrow(() -> card.invalid("number", "is no card number"));
        card.require("expiry_month");
        card.require("expiry_year");
        int month = card.integer("expiry_month", 1, 12).intValue();
        int year = card.integer("expiry_year", 2000, 2099).intValue();
        YearMonth expiry = YearMonth.of(year, month);
        if (expiry.isBefore(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)))) {
            throw card.invalid("expiry_year", "the card has expired");
        }
        return new CardDetails(number, expiry, card.text("holder", HOLDER, "must be 1 to 64 characters of one line"));
    }

    private static String phone(Fields card) {
        card.require("phone");
        return MerchantFields.phone(card, "phone");
    }

    private ContractLimits limits(Fields fields, String method) {
        boolean needed =
                channels.product(method).filter(Product.AGREEMENT_DEBIT::equals).isPresent();
        if (!fields.has("limits") && !needed) {
            return ContractLimits.NONE;
        }
        Fields limits = fields.object("limits", LIMIT_FIELDS);
        limits.require("currency");
        if (needed) {
            limits.require("per_debit");
            limits.require("per_day");
            limits.require("per_month");
        }
        ContractLimits read = new ContractLimits(
                MerchantFields.currency(limits, "currency"),
                limits.integer("per_debit", 1, Money.MAXIMUM_MINOR),
                limits.integer("per_day", 1, Money.MAXIMUM_MINOR),
                limits.integer("per_month", 1, Money.MAXIMUM_MINOR));
        if (above(read.perDebit(), read.perDay()) || above(read.perDebit(), read.perMonth())) {
            throw limits.invalid("per_debit", "must not be above per_day and per_month");
        }
        if (above(read.perDay(), read.perMonth())) {
            throw limits.invalid("per_day", "must not be above per_month");
        }
        return read;
    }

    private Instant validUntil(Fields fields) {
        String text = fields.text("valid_until");
        if (text == null) {
            return null;
        }
        try {
            Instant until = OffsetDateTime.parse(text).toInstant();
            if (until.isAfter(clock.instant()) && until.isBefore(clock.instant().plusSeconds(3_200_000_000L))) {
                return until;
            }
        } catch (DateTimeException malformed) {
            // said below
        }
        throw fields.invalid("valid_until", "must be a time to come, for example 2030-12-31T00:00:00Z");
    }

    private static boolean above(Long lower, Long higher) {
        return lower != null && higher != null && lower > higher;
    }
}

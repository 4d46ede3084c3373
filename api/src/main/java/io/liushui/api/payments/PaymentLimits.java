package io.liushui.api.payments;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payments.AcceptPayment;
import io.liushui.core.payments.PaymentIntent;
import io.liushui.core.routing.Limit;
import io.liushui.core.routing.RouteRequest;
import io.liushui.core.routing.Routing;
import io.liushui.spi.PayerDetail;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Refuses at once what no channel could ever take. */
@Component
class PaymentLimits {
    private final Routing routing;

    PaymentLimits(Routing routing) {
        this.routing = routing;
    }

    /**
     * The payment as it was given; one without a method may still get one that takes it, and what parts leave is known when they are held.
     *
     * @throws Refusal naming the field at fault
     */
    AcceptPayment checked(PaymentIntent intent, AcceptPayment payment) {
        if (payment.method() != null && payment.parts().isEmpty()) {
            routing.limit(new RouteRequest(
                            payment.method(),
                            payment.amount(),
                            Set.of(),
                            intent.functions(),
                            payment.payer().atChannel(payment.payer().contractId())))
                    .ifPresent(limit -> {
                        throw refusal(limit, payment.method());
                    });
        }
        return payment;
    }

    static Refusal refusal(Limit limit, String method) {
        return switch (limit) {
            case Limit.MethodNotSupported _ ->
                Refusal.of(ProblemCode.METHOD_NOT_OFFERED, "method", "no channel takes " + method);
            case Limit.FunctionNotSupported _ ->
                Refusal.of(ProblemCode.METHOD_NOT_OFFERED, "method", "no channel holds an amount by " + method);
            case Limit.CurrencyNotSupported _ ->
                Refusal.of(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", method + " cannot be paid in this currency");
            case Limit.AmountTooLow(long minimumMinor) ->
                Refusal.of(ProblemCode.AMOUNT_BELOW_MINIMUM, "amount", method + " takes at least " + minimumMinor);
            case Limit.AmountTooHigh(long maximumMinor) ->
                Refusal.of(ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", method + " takes at most " + maximumMinor);
            case Limit.AmountNotWhole(long stepMinor) ->
                Refusal.of(ProblemCode.INVALID_FIELD, "amount", method + " takes multiples of " + stepMinor);
            case Limit.BankNotOffered(Set<String> banks) ->
                Refusal.of(ProblemCode.INVALID_FIELD, "payer.bank", method + " takes " + new TreeSet<>(banks));
            case Limit.PayerDetailMissing(PayerDetail detail) -> missing(detail, method);
        };
    }

    private static Refusal missing(PayerDetail detail, String method) {
        return switch (detail) {
            case IP, PHONE, ACCOUNT, BANK, ID ->
                Refusal.of(
                        ProblemCode.MISSING_FIELD,
                        "payer." + detail.name().toLowerCase(Locale.ROOT),
                        method + " needs the field");
            case CONTRACT -> Refusal.of(ProblemCode.MISSING_FIELD, "contract_id", method + " needs a signed contract");
        };
    }
}

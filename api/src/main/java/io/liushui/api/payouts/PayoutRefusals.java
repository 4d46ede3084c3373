package io.liushui.api.payouts;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payouts.PayoutSource;
import io.liushui.core.routing.Limit;
import java.util.Set;
import java.util.TreeSet;

/** What no channel takes of a payout, as a refusal. */
final class PayoutRefusals {

    private PayoutRefusals() {}

    static Refusal of(Limit limit) {
        return switch (limit) {
            case Limit.MethodNotSupported _, Limit.FunctionNotSupported _, Limit.PayerDetailMissing _ ->
                Refusal.of(ProblemCode.PAYOUT_NOT_OFFERED, "no channel pays out");
            case Limit.CurrencyNotSupported _ ->
                Refusal.of(ProblemCode.CURRENCY_NOT_SUPPORTED, "currency", "no channel pays out in this currency");
            case Limit.AmountTooLow(long minimumMinor) ->
                Refusal.of(ProblemCode.AMOUNT_BELOW_MINIMUM, "amount", "at least " + minimumMinor);
            case Limit.AmountTooHigh(long maximumMinor) ->
                Refusal.of(ProblemCode.AMOUNT_ABOVE_MAXIMUM, "amount", "at most " + maximumMinor);
            case Limit.AmountNotWhole(long stepMinor) ->
                Refusal.of(ProblemCode.INVALID_FIELD, "amount", "must be a multiple of " + stepMinor);
            case Limit.BankNotOffered(Set<String> banks) ->
                Refusal.of(ProblemCode.INVALID_FIELD, "payee.bank", "must be one of " + new TreeSet<>(banks));
        };
    }

    static Refusal notFound(String id) {
        return Refusal.of(ProblemCode.OBJECT_NOT_FOUND, "the app has no payout " + id);
    }

    static Refusal insufficientBalance(PayoutSource source) {
        return Refusal.of(
                ProblemCode.INSUFFICIENT_BALANCE,
                switch (source) {
                    case PayoutSource.MerchantBalance _ -> "the merchant's available balance is lower than the amount";
                    case PayoutSource.PayersWallet _ -> "what is available in the wallet is lower than the amount";
                });
    }
}

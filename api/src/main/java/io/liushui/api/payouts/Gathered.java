package io.liushui.api.payouts;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.payouts.NewPayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The payouts of a batch and what is wrong with them, all of it, so that a merchant mends a file once. */
final class Gathered {
    static final int MOST = 1_000;
    private static final int MOST_FAULTS = 1_000;

    private final String counted;
    private final List<NewPayout> payouts = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();
    private final List<Refusal.Fault> faults = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private String currency;

    /** @param counted what a place is: line or index */
    Gathered(String counted) {
        this.counted = counted;
    }

    void add(long place, Supplier<NewPayout> reading, UnaryOperator<String> fieldName) {
        try {
            NewPayout payout = reading.get();
            places.add(place);
            payouts.add(payout);
            compare(place, payout);
        } catch (Refusal refusal) {
            fault(place, fieldName.apply(refusal.param()), refusal.code(), refusal.getMessage());
        }
    }

    /**
     * All of them, none of them faulty.
     *
     * @throws Refusal with every fault
     */
    List<NewPayout> payouts() {
        if (faults.isEmpty() && (payouts.isEmpty() || payouts.size() > MOST)) {
            throw Refusal.of(ProblemCode.INVALID_FIELD, "payouts", "a batch has 1 to " + MOST + " payouts");
        }
        refuseFaults();
        return payouts;
    }

    /** The same batch, refused for this one of its payouts. */
    Refusal refused(int index, String field, ProblemCode code, String detail) {
        fault(places.get(index), field, code, detail);
        return refusal();
    }

    private void compare(long place, NewPayout payout) {
        Long before = numbers.putIfAbsent(payout.merchantPayoutNo(), place);
        if (before != null) {
            fault(
                    place,
                    "merchant_payout_no",
                    ProblemCode.INVALID_FIELD,
                    "the number stands in " + counted + " " + before + " already");
        }
        if (currency == null) {
            currency = payout.amount().currency();
        } else if (!currency.equals(payout.amount().currency())) {
            fault(place, "currency", ProblemCode.INVALID_FIELD, "a batch has one currency, this one has " + currency);
        }
    }

    private void refuseFaults() {
        if (!faults.isEmpty()) {
            throw refusal();
        }
    }

    private Refusal refusal() {
        return Refusal.of(ProblemCode.BATCH_INVALID, "nothing of the batch was accepted: see `errors`", faults);
    }

    private void fault(long place, String field, ProblemCode code, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Refusal.Fault(counted, place, field, code, detail));
        }
    }
}

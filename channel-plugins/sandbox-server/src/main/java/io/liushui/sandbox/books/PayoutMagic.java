package io.liushui.sandbox.books;

import java.util.Optional;
import java.util.stream.Stream;

/** Amounts of a payout, in minor units of any currency, that end otherwise than by being paid for good. */
public enum PayoutMagic {
    ACCOUNT_INVALID(77701, "payee_account_invalid", Ending.DECLINED),
    NAME_MISMATCH(77702, "payee_name_mismatch", Ending.DECLINED),
    POSITION_INSUFFICIENT(77703, Positions.INSUFFICIENT, Ending.DECLINED),
    BANK_UNAVAILABLE(77704, "payee_bank_unavailable", Ending.DECLINED),
    PAID_LATER(77705, null, Ending.PAID_LATER),
    DECLINED_LATER(77706, "payee_account_closed", Ending.DECLINED_LATER),
    RETURNED_LATER(77707, "payee_account_closed", Ending.RETURNED_LATER);

    enum Ending {
        DECLINED,
        PAID_LATER,
        DECLINED_LATER,
        /** Paid at once. */
        RETURNED_LATER
    }

    private final long amount;
    private final String code;
    private final Ending ending;

    PayoutMagic(long amount, String code, Ending ending) {
        this.amount = amount;
        this.code = code;
        this.ending = ending;
    }

    public long amount() {
        return amount;
    }

    /** Why it is declined or comes back, null when it is paid. */
    public String code() {
        return code;
    }

    Ending ending() {
        return ending;
    }

    static Optional<PayoutMagic> of(long amount) {
        return Stream.of(values()).filter(magic -> magic.amount == amount).findFirst();
    }
}

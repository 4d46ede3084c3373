package io.liushui.core.payments;

/** What may happen to the payments of a phone number. */
sealed interface PhoneBillStep {
    record Pay(long amountMinor, Fate fate) implements PhoneBillStep {}

    record Later(int days) implements PhoneBillStep {}

    enum Fate {
        WAITS,
        PAID,
        PAID_TOLD_TWICE,
        DECLINED,
        CLOSED,
        /** Closed at the channel, which says afterwards that it is paid: the money goes back. */
        LATE;

        boolean counts() {
            return switch (this) {
                case WAITS, PAID, PAID_TOLD_TWICE -> true;
                case DECLINED, CLOSED, LATE -> false;
            };
        }
    }
}

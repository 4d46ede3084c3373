package io.liushui.core.coupons;

import io.liushui.core.coupons.CouponState.Expired;
import io.liushui.core.coupons.CouponState.Held;
import io.liushui.core.coupons.CouponState.Issued;
import io.liushui.core.coupons.CouponState.Used;

/** How coupons move. Whatever is told twice, or to a coupon that another part has, is refused. */
final class CouponLifecycle {

    private CouponLifecycle() {}

    /** What can be told to a coupon. */
    sealed interface Command {
        record Hold(String partId, String paymentId, long amountMinor) implements Command {}

        record Use(String partId) implements Command {}

        /** @param over whether its time is over */
        record Release(String partId, boolean over) implements Command {}

        /**
         * @param amountMinor 0 or more
         * @param comesBack whether the payer can use it again
         */
        record GiveBack(String partId, long amountMinor, boolean comesBack) implements Command {}

        record Expire() implements Command {}
    }

    /** @throws IllegalStateException when the coupon does not stand so */
    static CouponState next(CouponState state, Command command) {
        return switch (command) {
            case Command.Hold hold
            when state instanceof Issued -> new Held(hold.partId(), hold.paymentId(), hold.amountMinor());
            case Command.Use(String partId)
            when state instanceof Held held && held.partId().equals(partId) ->
                new Used(partId, held.paymentId(), held.amountMinor(), 0);
            case Command.Release(String partId, boolean over)
            when state instanceof Held held && held.partId().equals(partId) -> over ? new Expired() : new Issued();
            case Command.GiveBack back
            when state instanceof Used used && used.partId().equals(back.partId()) -> givenBack(used, back);
            case Command.Expire _ when state instanceof Issued -> new Expired();
            case Command.Hold _, Command.Use _, Command.Release _, Command.GiveBack _, Command.Expire _ ->
                throw new IllegalStateException("a coupon that is " + state + " does not take " + command);
        };
    }

    private static CouponState givenBack(Used used, Command.GiveBack back) {
        long returnedMinor = Math.addExact(used.returnedMinor(), back.amountMinor());
        boolean tooMuch = returnedMinor > used.amountMinor();
        boolean tooLittle = back.comesBack() && returnedMinor < used.amountMinor();
        if (back.amountMinor() < 0 || tooMuch || tooLittle) {
            throw new IllegalStateException("of " + used + " so much cannot come back: " + back);
        }
        return back.comesBack()
                ? new Issued()
                : new Used(used.partId(), used.paymentId(), used.amountMinor(), returnedMinor);
    }
}

package io.liushui.core.channels;

/**
 * What a channel takes for a payment, in minor units of the payment's currency.
 *
 * @param ratePpm of the amount, in parts per million
 * @param capMinor null for none
 */
public record ChannelPrice(int ratePpm, long fixedMinor, long minimumMinor, Long capMinor) {
    /** Among the names of methods, what stands for a payout. */
    public static final String PAYOUT = "payout";

    private static final long MILLION = 1_000_000;

    /**
     * Rate plus fixed part, at least the minimum, at most the cap. A half minor unit is rounded up.
     *
     * @param amountMinor 0 to 10^15
     */
    public long feeMinor(long amountMinor) {
        // the amount in millions and the rest, so that no product leaves the range of a long
        long share = amountMinor / MILLION * ratePpm + (amountMinor % MILLION * ratePpm + MILLION / 2) / MILLION;
        long fee = Math.max(Math.addExact(share, fixedMinor), minimumMinor);
        return capMinor == null ? fee : Math.min(fee, capMinor);
    }
}

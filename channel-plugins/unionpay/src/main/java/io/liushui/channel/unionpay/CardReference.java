package io.liushui.channel.unionpay;

import java.util.Optional;

/**
 * What is kept as the channel's reference of a payment with a bound card while its code is waited for. UnionPay remembers neither the token nor
 * the phone, and has no number of its own yet.
 *
 * @param sentTo as the payer may see it
 */
record CardReference(String token, String sentTo) {
    private static final String PREFIX = "token:";

    static Optional<CardReference> read(String channelRef) {
        if (channelRef == null || !channelRef.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = channelRef.split(":", -1);
        return Optional.of(new CardReference(parts[1], parts.length > 2 ? parts[2] : ""));
    }

    /** UnionPay's own number of a transaction; empty while there is none. */
    static Optional<String> queryId(String channelRef) {
        return Optional.ofNullable(channelRef).filter(reference -> !reference.startsWith(PREFIX));
    }

    String text() {
        return PREFIX + token + ":" + sentTo;
    }

    /** The last four digits and the first three. */
    static String masked(String phone) {
        return phone == null || phone.length() < 8
                ? ""
                : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}

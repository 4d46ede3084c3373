package io.liushui.channel.unionpay;

import io.liushui.spi.ContractRequest;
import java.util.Optional;

/**
 * A card between the sending of its code and the opening, which needs the card's data once more. It is kept as the contract's reference, encrypted
 * for UnionPay: we cannot read it ourselves. The token takes its place.
 *
 * @param number what stands in {@code accNo}
 * @param details what stands in {@code encryptedInfo}
 */
record SealedCard(String lastFour, String sentTo, String number, String details) {
    private static final String PREFIX = "card:";

    static SealedCard of(ContractRequest request, SensitiveData sensitive) {
        String number = request.card().number();
        return new SealedCard(
                number.substring(Math.max(0, number.length() - 4)),
                CardReference.masked(request.phone()),
                sensitive.number(request.card()),
                sensitive.details(request.card(), request.phone()));
    }

    static Optional<SealedCard> read(String channelRef) {
        if (channelRef == null || !channelRef.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = channelRef.split(":", -1);
        return parts.length == 5
                ? Optional.of(new SealedCard(parts[1], parts[2], parts[3], parts[4]))
                : Optional.empty();
    }

    String text() {
        return String.join(":", "card", lastFour, sentTo, number, details);
    }

    /** Tells nothing of the card. */
    @Override
    public String toString() {
        return "SealedCard[…]";
    }
}

package io.liushui.spi;

/**
 * Card data on its way to a channel; kept nowhere.
 *
 * @param number digits only
 * @param expiry {@code yyMM}
 * @param securityCode may be null
 */
public record Card(String number, String expiry, String securityCode, String holder) {

    /** Tells nothing of the card. */
    @Override
    public String toString() {
        return "Card[…]";
    }
}

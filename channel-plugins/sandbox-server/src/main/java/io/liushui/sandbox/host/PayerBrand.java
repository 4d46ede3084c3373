package io.liushui.sandbox.host;

/**
 * How the payer page presents the channel.
 *
 * @param colour CSS colour with six hexadecimal digits, dark enough for white text on it
 */
public record PayerBrand(String englishName, String chineseName, String colour) {

    public PayerBrand {
        if (!colour.matches("#[0-9a-f]{6}")) {
            throw new IllegalArgumentException("the colour must be like #0b6b47");
        }
    }
}

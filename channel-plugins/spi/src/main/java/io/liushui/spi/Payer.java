package io.liushui.spi;

/**
 * What is known of the payer; each may be null.
 *
 * @param phone E.164 or the country's own digits
 * @param account the payer's id at the channel, for example an OpenID
 * @param bank a code of {@link MethodDescription#banks()}
 * @param contract the channel's reference of a signed contract
 * @param id the payer's id at the merchant
 */
public record Payer(String ip, String phone, String account, String bank, String contract, String id) {

    public static final Payer UNKNOWN = new Payer(null, null, null, null, null);

    public Payer(String ip, String phone, String account, String bank, String contract) {
        this(ip, phone, account, bank, contract, null);
    }

    public static Payer at(String ip) {
        return new Payer(ip, null, null, null, null);
    }

    public boolean tells(PayerDetail detail) {
        return switch (detail) {
            case IP -> ip != null;
            case PHONE -> phone != null;
            case ACCOUNT -> account != null;
            case BANK -> bank != null;
            case CONTRACT -> contract != null;
            case ID -> id != null;
        };
    }

    /** Tells nothing of the payer. */
    @Override
    public String toString() {
        return "Payer[…]";
    }
}

package io.liushui.core.payments;

/**
 * Who pays, as far as the merchant told; each may be null.
 *
 * @param phone in E.164
 * @param account the payer's id at the channel, for example an OpenID
 * @param bank a bank code of the method
 */
public record Payer(String id, String ip, String deviceId, String phone, String account, String bank) {
    public static final Payer UNKNOWN = new Payer(null, null, null, null);

    public Payer(String id, String ip, String deviceId, String phone) {
        this(id, ip, deviceId, phone, null, null);
    }

    /** What a channel is told. */
    public io.liushui.spi.Payer atChannel() {
        return new io.liushui.spi.Payer(ip, phone, account, bank, null, id);
    }

    /** Tells nothing of the payer. */
    @Override
    public String toString() {
        return "Payer[…]";
    }
}

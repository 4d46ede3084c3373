package io.liushui.core.payments;

/**
 * Who pays, as far as the merchant told; each may be null.
 *
 * @param phone in E.164
 * @param account the payer's id at the channel, for example an OpenID
 * @param bank a bank code of the method
 * @param contractId the contract under which is paid
 */
public record Payer(
        String id, String ip, String deviceId, String phone, String account, String bank, String contractId) {
    public static final Payer UNKNOWN = new Payer(null, null, null, null);

    public Payer(String id, String ip, String deviceId, String phone) {
        this(id, ip, deviceId, phone, null, null);
    }

    public Payer(String id, String ip, String deviceId, String phone, String account, String bank) {
        this(id, ip, deviceId, phone, account, bank, null);
    }

    /** What a channel is told of a payer without a contract. */
    public io.liushui.spi.Payer atChannel() {
        return atChannel(null);
    }

    /** @param contract the channel's reference of the contract, or null */
    public io.liushui.spi.Payer atChannel(String contract) {
        return new io.liushui.spi.Payer(ip, phone, account, bank, contract, id);
    }

    /** Tells nothing of the payer. */
    @Override
    public String toString() {
        return "Payer[…]";
    }
}

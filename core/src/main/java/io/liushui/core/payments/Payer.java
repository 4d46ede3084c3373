package io.liushui.core.payments;

/** Who pays, as far as the merchant told; each may be null. {@code phone} in E.164. */
public record Payer(String id, String ip, String deviceId, String phone) {
    public static final Payer UNKNOWN = new Payer(null, null, null, null);
}

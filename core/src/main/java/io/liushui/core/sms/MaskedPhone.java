package io.liushui.core.sms;

/** Phone numbers as their owners recognise them. */
public final class MaskedPhone {

    private MaskedPhone() {}

    /** The last four digits only. */
    public static String of(String phone) {
        int shown = Math.min(4, phone.length() / 2);
        return "*".repeat(phone.length() - shown) + phone.substring(phone.length() - shown);
    }
}

package io.liushui.channel.wechatpay;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Serial numbers as WeChat Pay writes them: upper-case hexadecimal digits, two for each byte. */
final class Serials {
    private static final Pattern SERIAL = Pattern.compile("[0-9A-F]{1,64}");

    private Serials() {}

    static String of(X509Certificate certificate) {
        byte[] bytes = certificate.getSerialNumber().toByteArray();
        String digits = HexFormat.of().withUpperCase().formatHex(bytes);
        // A first byte of 0 says only that the number is not negative
        return bytes.length > 1 && bytes[0] == 0 ? digits.substring(2) : digits;
    }

    static boolean isOne(String text) {
        return SERIAL.matcher(text).matches();
    }
}

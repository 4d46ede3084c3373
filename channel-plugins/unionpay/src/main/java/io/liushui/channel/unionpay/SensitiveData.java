package io.liushui.channel.unionpay;

import io.liushui.spi.Card;
import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * Card data as only UnionPay can read it: RSA with PKCS#1 v1.5 under the certificate of the setting {@code encryptCertificate} (PEM).
 *
 * @param certId its serial number, decimal
 */
record SensitiveData(String certId, PublicKey key) {

    static SensitiveData of(ChannelSettings settings) {
        X509Certificate certificate =
                PemKeys.certificates(settings, "encryptCertificate").getFirst();
        return new SensitiveData(MerchantKey.serial(certificate), certificate.getPublicKey());
    }

    String number(Card card) {
        return encrypt(card.number());
    }

    /** The value of {@code encryptedInfo}. */
    String details(Card card, String phone) {
        StringBuilder details = new StringBuilder("phoneNo=").append(phone);
        if (card.securityCode() != null) {
            details.append("&cvn2=").append(card.securityCode());
        }
        return encrypt(details.append("&expired=").append(card.expiry()).toString());
    }

    String phone(String phone) {
        return encrypt("phoneNo=" + phone);
    }

    /** The field {@code customerInfo}; each part may be null. */
    static String customerInfo(String smsCode, String encryptedInfo) {
        String code = smsCode == null ? "" : "smsCode=" + smsCode;
        String encrypted = encryptedInfo == null ? "" : "encryptedInfo=" + encryptedInfo;
        String both = code + (code.isEmpty() || encrypted.isEmpty() ? "" : "&") + encrypted;
        return Base64.getEncoder().encodeToString(("{" + both + "}").getBytes(StandardCharsets.UTF_8));
    }

    private String encrypt(String text) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException tooLong) {
            throw new IllegalArgumentException("the card data does not fit into one block");
        }
    }
}

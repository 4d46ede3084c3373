package io.liushui.channel.wechatpay;

import io.liushui.benchmarks.Order;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A notification's body as WeChat Pay seals it for a merchant. */
record SealedNotice(Merchant merchant) {
    private static final String NONCE = "uluk4a9R25RW";
    private static final String ASSOCIATED = "transaction";
    private static final int TAG_BITS = 128;

    String ofPaid() throws GeneralSecurityException {
        String order =
                """
                {"mchid":"%s","appid":"%s","out_trade_no":"%s","transaction_id":"4200000846202611271234567890",\
                "trade_type":"NATIVE","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"OTHERS",\
                "success_time":"2026-11-27T12:00:00+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},\
                "amount":{"total":%d,"payer_total":%d,"currency":"CNY","payer_currency":"CNY"}}""".formatted(merchant.mchId(), merchant.appId(), Order.NUMBER, Order.AMOUNT_MINOR, Order.AMOUNT_MINOR);
        return """
                {"id":"EV-2026112712000000001","create_time":"2026-11-27T12:00:00+08:00",\
                "resource_type":"encrypt-resource","event_type":"TRANSACTION.SUCCESS","summary":"支付成功",\
                "resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM","ciphertext":"%s",\
                "associated_data":"%s","nonce":"%s"}}""".formatted(sealed(order), ASSOCIATED, NONCE);
    }

    private String sealed(String content) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(merchant.apiV3Key(), "AES"),
                new GCMParameterSpec(TAG_BITS, NONCE.getBytes(StandardCharsets.US_ASCII)));
        cipher.updateAAD(ASSOCIATED.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.liushui.channel.netbank;

import io.liushui.spi.http.Masking;
import java.nio.charset.Charset;
import java.util.Set;

/** Names that several parts of the protocol share. */
final class Protocol {

    static final String VERSION = "2.1";
    static final String CURRENCY = "CNY";
    static final String CARRIED_OUT = "NB0000";

    private Protocol() {}

    /** A signed form pays, so its signature is a secret until the payer used it. */
    static Masking masking(Charset charset) {
        return new Masking(
                Set.of("signature", "Signature", "payerIp", "returnUrl", "FileToken"),
                Set.of(
                        "merchantNo",
                        "orderNo",
                        "orderTime",
                        "expireTime",
                        "MerchantNo",
                        "OrderNo",
                        "RefundNo",
                        "BankSeq",
                        "RefundSeq",
                        "MsgId",
                        "NotifyId",
                        "SendTime",
                        "PayTime",
                        "FileName",
                        "FileDigest"),
                charset);
    }
}

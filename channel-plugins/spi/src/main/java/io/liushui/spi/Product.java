package io.liushui.spi;

import java.util.Locale;

/** What kind of payment a method is; the template flow is the same for all of them. */
public enum Product {
    /** A bound card, asked for server to channel (快捷支付). */
    QUICK_PAY,
    /** The payer is redirected to a bank's page (网银支付). */
    NET_BANKING,
    /** The merchant debits under a signed agreement (协议支付, 代扣). */
    AGREEMENT_DEBIT,
    /** A payment platform: by code, page or app (平台支付). */
    PLATFORM_PAY,
    /** Cards and accounts abroad, in their currency (外卡支付). */
    FOREIGN_CARD,
    /** Small amounts on the phone's bill (话费支付). */
    CARRIER_BILLING,
    /** The payer's points with us, at a published rate (虚币支付). */
    VIRTUAL_CURRENCY,
    /** The payer's wallet with us (账户支付). */
    ACCOUNT_BALANCE,
    /** The payer's credit line with us (信用支付). */
    CREDIT_PAY,
    /** Money that the platform pays to a payee (代付); no method to pay with. */
    PAYOUT;

    /** As merchants and models write it, such as {@code quick_pay}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

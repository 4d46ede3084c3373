package io.liushui.spi;

/** What a method may need to know of the payer. */
public enum PayerDetail {
    IP,
    PHONE,
    /** The payer's id at the channel, for example an OpenID. */
    ACCOUNT,
    BANK,
    CONTRACT,
    /** The payer's id at the merchant. */
    ID
}

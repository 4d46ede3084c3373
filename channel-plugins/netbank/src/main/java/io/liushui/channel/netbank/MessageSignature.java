package io.liushui.channel.netbank;

import org.bouncycastle.crypto.Digest;

/** What was agreed with the bank: how we sign, and how what the bank signs is verified. */
sealed interface MessageSignature permits Sm2Sm3, RsaSha256 {

    /** As the protocol names it. */
    String algorithm();

    byte[] sign(byte[] message);

    /** False also for what is no signature at all. */
    boolean verify(byte[] message, byte[] signature);

    /** A fresh digest of the family, for files. */
    Digest digest();
}

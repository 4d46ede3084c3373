package io.liushui.channel.netbank;

import io.liushui.spi.ChannelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** A bank with fresh keys, and one merchant of it. */
final class TestBank {

    static final String MERCHANT = "10000001";
    private static final ECNamedDomainParameters CURVE =
            new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));

    private final Map<String, String> agreed;
    private final String[] merchant;
    private final String[] bank;

    private TestBank(Map<String, String> agreed, String[] merchant, String[] bank) {
        this.agreed = agreed;
        this.merchant = merchant;
        this.bank = bank;
    }

    static TestBank sm2(String charset, String encoding) {
        return new TestBank(Map.of("charset", charset, "sm2Encoding", encoding), sm2Pair(), sm2Pair());
    }

    static TestBank rsa(String charset) {
        return new TestBank(Map.of("charset", charset, "signature", "RSA-SHA256"), rsaPair(2048), rsaPair(2048));
    }

    static Map<String, String> weakRsa() {
        String[] pair = rsaPair(1024);
        return Map.of("signature", "RSA-SHA256", "merchantPrivateKey", pair[0], "bankPublicKey", pair[1]);
    }

    Map<String, String> values() {
        Map<String, String> values = new HashMap<>(agreed);
        values.put("baseUrl", "http://127.0.0.1:9/netbank");
        values.put("merchantNo", MERCHANT);
        values.put("bankCode", "LSB");
        values.put("merchantPrivateKey", merchant[0]);
        values.put("bankPublicKey", bank[1]);
        return values;
    }

    NetbankSettings settings() {
        return settings(values());
    }

    static NetbankSettings settings(Map<String, String> values) {
        return NetbankSettings.of(
                new ChannelSettings("netbank-1", URI.create("https://pay.example/v1/channels/netbank-1"), values));
    }

    /** The bank's own end: signs as the bank, verifies the merchant. */
    MessageSignature bankEnd() {
        Map<String, String> values = values();
        values.put("merchantPrivateKey", bank[0]);
        values.put("bankPublicKey", merchant[1]);
        return settings(values).signature();
    }

    /** A message as the bank sends it. */
    byte[] sealed(Map<String, String> head, Map<String, String> body) {
        NetbankSettings settings = settings();
        byte[] message = new MessageXml(settings.charset()).write(new Message(head, body));
        return new Envelope(settings.charset(), bankEnd()).seal(message);
    }

    private static String[] sm2Pair() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(CURVE, new SecureRandom()));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        try {
            return new String[] {
                pem(
                        "PRIVATE KEY",
                        PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                                .getEncoded()),
                pem(
                        "PUBLIC KEY",
                        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                                .getEncoded())
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String[] rsaPair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return new String[] {
                pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                pem("PUBLIC KEY", pair.getPublic().getEncoded())
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                + label + "-----\n";
    }
}

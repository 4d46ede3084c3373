package io.liushui.channel.netbank;

import io.liushui.benchmarks.Keys;
import io.liushui.benchmarks.Order;
import io.liushui.spi.ChannelSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Map;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** What we and a bank agreed on, with fresh keys, as each side sees it. */
record Agreement(NetbankSettings ours, NetbankSettings banks) {

    /** @param signature {@code SM2-SM3} or {@code RSA-SHA256} */
    static Agreement on(String signature) {
        PemPair merchant = PemPair.of(signature);
        PemPair bank = PemPair.of(signature);
        return new Agreement(
                settings(signature, merchant.privateKey(), bank.publicKey()),
                settings(signature, bank.privateKey(), merchant.publicKey()));
    }

    private static NetbankSettings settings(String signature, String ownKey, String othersKey) {
        Map<String, String> values = Map.of(
                "baseUrl",
                "https://netbank.example",
                "merchantNo",
                "10000001",
                "bankCode",
                "LSB",
                "signature",
                signature,
                "merchantPrivateKey",
                ownKey,
                "bankPublicKey",
                othersKey);
        return NetbankSettings.of(new ChannelSettings("one", Order.NOTIFICATIONS, values));
    }

    private record PemPair(String privateKey, String publicKey) {

        static PemPair of(String signature) {
            return signature.equals(RsaSha256.NAME) ? rsa() : sm2();
        }

        private static PemPair rsa() {
            KeyPair pair = Keys.rsa();
            return new PemPair(
                    Keys.pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                    Keys.pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        }

        private static PemPair sm2() {
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(
                    new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1")),
                    new SecureRandom()));
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            try {
                return new PemPair(
                        Keys.pem(
                                "PRIVATE KEY",
                                PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                                        .getEncoded()),
                        Keys.pem(
                                "PUBLIC KEY",
                                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                                        .getEncoded()));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}

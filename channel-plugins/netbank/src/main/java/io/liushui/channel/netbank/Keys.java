package io.liushui.channel.netbank;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.io.IOException;
import java.security.interfaces.RSAKey;
import java.util.Base64;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Reads the two keys of the settings, as PEM or bare Base64. What it throws names the setting, never the content. */
final class Keys {

    static final String OWN = "merchantPrivateKey";
    static final String BANK = "bankPublicKey";
    private static final int SHORTEST_RSA_BITS = 2048;

    /** The curve with the arithmetic made for it, several times faster than that of any curve, which keys are read with. */
    private static final ECDomainParameters SM2 = new ECDomainParameters(CustomNamedCurves.getByName("sm2p256v1"));

    private Keys() {}

    static MessageSignature sm2(ChannelSettings settings, String userId, Sm2Sm3.Encoding encoding) {
        return new Sm2Sm3(sm2PrivateKey(settings), sm2PublicKey(settings), userId, encoding);
    }

    static MessageSignature rsa(ChannelSettings settings) {
        RsaSha256 keys = new RsaSha256(PemKeys.rsaPrivateKey(settings, OWN), PemKeys.rsaPublicKey(settings, BANK));
        requireLong((RSAKey) keys.ownKey(), OWN);
        requireLong((RSAKey) keys.bankKey(), BANK);
        return keys;
    }

    private static ECPrivateKeyParameters sm2PrivateKey(ChannelSettings settings) {
        try {
            ECPrivateKeyParameters key = onCurve(PrivateKeyFactory.createKey(bytes(settings.require(OWN))));
            return new ECPrivateKeyParameters(key.getD(), SM2);
        } catch (IOException | ClassCastException | IllegalStateException unusable) {
            throw new IllegalArgumentException("setting '" + OWN + "' holds no SM2 private key in PKCS#8");
        }
    }

    private static ECPublicKeyParameters sm2PublicKey(ChannelSettings settings) {
        try {
            ECPublicKeyParameters key = onCurve(PublicKeyFactory.createKey(bytes(settings.require(BANK))));
            return new ECPublicKeyParameters(
                    SM2.getCurve().decodePoint(key.getQ().getEncoded(false)), SM2);
        } catch (IOException | ClassCastException | IllegalStateException unusable) {
            throw new IllegalArgumentException("setting '" + BANK + "' holds no SM2 public key");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends ECKeyParameters> T onCurve(AsymmetricKeyParameter key) {
        if (!((ECKeyParameters) key).getParameters().getCurve().equals(SM2.getCurve())) {
            throw new IllegalStateException("another curve");
        }
        return (T) key;
    }

    private static void requireLong(RSAKey key, String name) {
        if (key.getModulus().bitLength() < SHORTEST_RSA_BITS) {
            throw new IllegalArgumentException("setting '" + name + "' holds an RSA key of less than 2048 bits");
        }
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}

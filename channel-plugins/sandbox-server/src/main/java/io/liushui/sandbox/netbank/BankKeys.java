package io.liushui.sandbox.netbank;

import io.liushui.sandbox.keys.PemFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The files {@code {bank,merchant}-{sm2,rsa}-{private,public}.pem} of the channel's key folder, made when the folder is not there. The merchants'
 * private keys are for the clients; the bank reads their public halves only.
 */
record BankKeys(BigInteger ownSm2, ECPoint merchantSm2, PrivateKey ownRsa, PublicKey merchantRsa) {

    private static final ECNamedDomainParameters DOMAIN =
            new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByName("sm2p256v1"));
    private static final int RSA_BITS = 2048;

    static BankKeys open(Path folder) throws IOException, GeneralSecurityException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            for (String owner : new String[] {"bank", "merchant"}) {
                makeSm2(folder, owner);
                makeRsa(folder, owner);
            }
        }
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        return new BankKeys(
                ((ECPrivateKeyParameters) PrivateKeyFactory.createKey(read(folder, "bank-sm2-private"))).getD(),
                onCurve((ECPublicKeyParameters) PublicKeyFactory.createKey(read(folder, "merchant-sm2-public"))),
                rsa.generatePrivate(new PKCS8EncodedKeySpec(read(folder, "bank-rsa-private"))),
                rsa.generatePublic(new X509EncodedKeySpec(read(folder, "merchant-rsa-public"))));
    }

    /** Keys that nobody knows, for forgeries. */
    BankKeys strange() throws GeneralSecurityException {
        return new BankKeys(Sm2.randomScalar(), merchantSm2, newRsaPair().getPrivate(), merchantRsa);
    }

    /** As a point of the very curve object that {@link Sm2} computes with. */
    private static ECPoint onCurve(ECPublicKeyParameters key) {
        return DOMAIN.getCurve().decodePoint(key.getQ().getEncoded(false));
    }

    private static byte[] read(Path folder, String name) throws IOException {
        return PemFiles.read(folder.resolve(name + ".pem"));
    }

    private static void makeSm2(Path folder, String owner) throws IOException {
        BigInteger scalar = Sm2.randomScalar();
        write(
                folder,
                owner + "-sm2",
                PrivateKeyInfoFactory.createPrivateKeyInfo(new ECPrivateKeyParameters(scalar, DOMAIN))
                        .getEncoded(),
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                                new ECPublicKeyParameters(Sm2.publicPoint(scalar), DOMAIN))
                        .getEncoded());
    }

    private static void makeRsa(Path folder, String owner) throws IOException, GeneralSecurityException {
        KeyPair pair = newRsaPair();
        write(
                folder,
                owner + "-rsa",
                pair.getPrivate().getEncoded(),
                pair.getPublic().getEncoded());
    }

    private static KeyPair newRsaPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        return generator.generateKeyPair();
    }

    private static void write(Path folder, String name, byte[] privateKey, byte[] publicKey) throws IOException {
        PemFiles.writePrivate(folder.resolve(name + "-private.pem"), "PRIVATE KEY", privateKey);
        PemFiles.writePublic(folder.resolve(name + "-public.pem"), "PUBLIC KEY", publicKey);
    }
}

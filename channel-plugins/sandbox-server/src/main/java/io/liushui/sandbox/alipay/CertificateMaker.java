package io.liushui.sandbox.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Issues certificates: a root, and what it signs. */
final class CertificateMaker {
    private static final X500Name ROOT =
            new X500Name("C=CN,O=Sandbox Financial,OU=Certification Authority,CN=Sandbox Root R1");
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    private static final Duration LIFE = Duration.ofDays(3650);

    private final KeyPair root;
    private final Instant now;
    private final SecureRandom random = new SecureRandom();

    CertificateMaker(KeyPair root, Instant now) {
        this.root = root;
        this.now = now;
    }

    byte[] root() throws IOException, GeneralSecurityException {
        return issue(ROOT, root.getPublic(), true);
    }

    byte[] certificate(String name, PublicKey key) throws IOException, GeneralSecurityException {
        return issue(new X500Name("C=CN,O=Sandbox,CN=" + name), key, false);
    }

    /** As Alipay numbers certificates: MD5 over issuer and decimal serial number, in hex. */
    static String serial(byte[] encoded) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        byte[] named = (certificate.getIssuerX500Principal().getName()
                        + certificate.getSerialNumber().toString(10))
                .getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(named));
    }

    private byte[] issue(X500Name subject, PublicKey key, boolean authority)
            throws IOException, GeneralSecurityException {
        V3TBSCertificateGenerator content = new V3TBSCertificateGenerator();
        content.setSerialNumber(new ASN1Integer(new BigInteger(96, random).setBit(95)));
        content.setSignature(ALGORITHM);
        content.setIssuer(ROOT);
        content.setSubject(subject);
        content.setStartDate(new Time(Date.from(now.minus(Duration.ofHours(1)))));
        content.setEndDate(new Time(Date.from(now.plus(LIFE))));
        content.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        content.setExtensions(new Extensions(Extension.create(
                Extension.basicConstraints,
                true,
                authority ? new BasicConstraints(true) : new BasicConstraints(false))));
        TBSCertificate unsigned = content.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(root.getPrivate());
        signature.update(unsigned.getEncoded(ASN1Encoding.DER));
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(unsigned);
        all.add(ALGORITHM);
        all.add(new DERBitString(signature.sign()));
        return new DERSequence(all).getEncoded(ASN1Encoding.DER);
    }
}

package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.channel.paypal.TestCertificates.Owned;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateChainTests {

    private static final String NAME = "messageverificationcerts.paypal.com";
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Owned ROOT = authority("Root", null);
    private static final Owned BETWEEN = authority("Between", ROOT);
    private static final Owned SIGNING = TestCertificates.make(NAME, BETWEEN, false, FROM, YEAR);
    private static final CertificateChain CHAIN = CertificateChain.of(List.of(ROOT.certificate()), NAME);

    @Test
    void believesWhatARootStandsBehind() {
        assertThatCode(() -> CHAIN.check(chain(SIGNING, BETWEEN), NOW)).doesNotThrowAnyException();
    }

    @Test
    void believesWhatATrustedIntermediateStandsBehind() {
        CertificateChain chain = CertificateChain.of(List.of(BETWEEN.certificate()), NAME);
        assertThatCode(() -> chain.check(chain(SIGNING), NOW)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherNameUnderTheSameAuthority() {
        Owned other = TestCertificates.make("api.paypal.com", BETWEEN, false, FROM, YEAR);
        assertRefused(NOW, other, BETWEEN);
    }

    @Test
    void refusesTheRightNameUnderAnotherAuthority() {
        Owned stranger = authority("Root", null);
        assertRefused(NOW, TestCertificates.make(NAME, stranger, false, FROM, YEAR), stranger);
        assertRefused(NOW, TestCertificates.make(NAME, null, false, FROM, YEAR));
    }

    @Test
    void refusesAChainWithAGap() {
        assertRefused(NOW, SIGNING);
    }

    @Test
    void refusesACertificateBeforeItsTimeAndAfterIt() {
        assertRefused(FROM.minusSeconds(1), SIGNING, BETWEEN);
        assertRefused(FROM.plus(YEAR).plusSeconds(1), SIGNING, BETWEEN);
    }

    @Test
    void refusesWhatANonAuthoritySigned() {
        Owned pretended = TestCertificates.make(NAME, SIGNING, false, FROM, YEAR);
        assertRefused(NOW, pretended, SIGNING, BETWEEN);
    }

    private static void assertRefused(Instant at, Owned... certificates) {
        assertThatThrownBy(() -> CHAIN.check(chain(certificates), at)).isInstanceOf(GeneralSecurityException.class);
    }

    private static List<X509Certificate> chain(Owned... certificates) {
        return List.of(certificates).stream().map(Owned::certificate).toList();
    }

    private static Owned authority(String name, Owned issuer) {
        return TestCertificates.make(name, issuer, true, FROM, YEAR);
    }
}

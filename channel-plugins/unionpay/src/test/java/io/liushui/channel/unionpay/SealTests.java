package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.unionpay.TestAuthority.Holder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Holder UNIONPAY = AUTHORITY.holder(TestAuthority.SIGNER);
    private static final Map<String, String> FIELDS =
            Map.of("orderId", "A0000001", "txnAmt", "1234", "respMsg", "成功[0000000]");

    @Test
    void signsTheFieldsSortedTrimmedWithoutBlankOnesAndWithoutTheSignature() {
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put("version", " 5.1.0 ");
        fields.put("reserved", "  ");
        fields.put("backUrl", null);
        fields.put("signature", "old");
        assertThat(Seal.text(fields)).isEqualTo("orderId=A0000001&respMsg=成功[0000000]&txnAmt=1234&version=5.1.0");
    }

    @Test
    void digestsInLowerCaseHexadecimal() {
        // Of FIPS 180-2, appendix B.1
        assertThat(Seal.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void believesWhatUnionPaySigned() {
        assertThat(check(UNIONPAY.sign(FIELDS))).isEqualTo(Seal.Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "txnAmt", "respMsg", "signature", "signPubKeyCert"})
    void noticesEachChangedField(String name) {
        Map<String, String> message = UNIONPAY.sign(FIELDS);
        String value = message.get(name);
        char last = value.charAt(value.length() / 2);
        message.put(
                name,
                value.substring(0, value.length() / 2) + (char) (last ^ 1) + value.substring(value.length() / 2 + 1));
        assertThat(check(message)).isEqualTo(Seal.Verdict.FORGED);
    }

    @Test
    void noticesAnAddedAndAMissingField() {
        Map<String, String> more = UNIONPAY.sign(FIELDS);
        more.put("settleAmt", "1");
        Map<String, String> less = UNIONPAY.sign(FIELDS);
        less.remove("txnAmt");
        Map<String, String> unsigned = UNIONPAY.sign(FIELDS);
        unsigned.remove("signature");
        Map<String, String> anonymous = UNIONPAY.sign(FIELDS);
        anonymous.remove("signPubKeyCert");
        for (Map<String, String> message : new Map[] {more, less, unsigned, anonymous}) {
            assertThat(check(message)).isEqualTo(Seal.Verdict.FORGED);
        }
    }

    @Test
    void doesNotBelieveAnotherHolderOfACertificateFromTheSameAuthority() {
        Holder merchant = AUTHORITY.holder("041@Z777290058110048@777290058110048@00000002");
        assertThat(check(merchant.sign(FIELDS))).isEqualTo(Seal.Verdict.STRANGER);
    }

    @Test
    void doesNotBelieveTheRightNameFromAnotherAuthority() {
        assertThat(check(new TestAuthority().holder(TestAuthority.SIGNER).sign(FIELDS)))
                .isEqualTo(Seal.Verdict.STRANGER);
        Holder selfMade = TestAuthority.issue(TestAuthority.SIGNER, null, true, Duration.ofDays(1), 2048);
        assertThat(check(selfMade.sign(FIELDS))).isEqualTo(Seal.Verdict.STRANGER);
    }

    @Test
    void doesNotBelieveACertificateOfAHolderWhoIsNoAuthority() {
        Holder below = TestAuthority.issue(TestAuthority.SIGNER, UNIONPAY, false, Duration.ofDays(1), 2048);
        assertThat(check(below.sign(FIELDS))).isEqualTo(Seal.Verdict.STRANGER);
    }

    @Test
    void doesNotBelieveACertificateBeyondItsTimeEvenIfItWasBelievedBefore() {
        Map<String, String> message = UNIONPAY.sign(FIELDS);
        assertThat(check(message)).isEqualTo(Seal.Verdict.GENUINE);
        Trust later = AUTHORITY.trust(Clock.offset(Clock.systemUTC(), Duration.ofDays(2)));
        assertThat(Seal.check(message, later)).isEqualTo(Seal.Verdict.STRANGER);
    }

    @Test
    void doesNotLetAStrangersHugeKeyKeepUsBusy() {
        Holder huge = TestAuthority.issue(TestAuthority.SIGNER, null, true, Duration.ofDays(1), 5120);
        assertThat(check(huge.sign(FIELDS))).isEqualTo(Seal.Verdict.FORGED);
    }

    private static Seal.Verdict check(Map<String, String> message) {
        return Seal.check(message, AUTHORITY.trust());
    }
}

package io.liushui.channel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The signature against RFC 4231 and against another implementation. */
class CarrierJudgeTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private final ParameterSignature signature = new ParameterSignature(SECRET);
    private final Map<String, String> fields = new HashMap<>(
            Map.of("b", "茶", "a", "1", "B", "x y", "empty", "", "a1", "2", "sign", "whatever stood here before"));

    @Test
    void isTheHmacOfTestCaseTwoOfTheRfc() {
        Mac mac = new ParameterSignature("Jefe").mac();
        assertThat(ParameterSignature.hex(
                        mac.doFinal("what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void signsTheSortedParameters() {
        assertThat(signature.sign(fields)).isEqualTo(judge("B=x y&a=1&a1=2&b=茶"));
    }

    @Test
    void verifiesWhatAnotherSignedAndNothingThatChanged() {
        fields.put("sign", judge("B=x y&a=1&a1=2&b=茶"));
        assertThat(signature.verify(fields)).isTrue();
        for (String name : new String[] {"a", "b", "B", "a1", "sign"}) {
            Map<String, String> changed = new HashMap<>(fields);
            changed.put(name, flipped(fields.get(name)));
            assertThat(signature.verify(changed)).as(name).isFalse();
            changed.remove(name);
            assertThat(signature.verify(changed)).as(name).isFalse();
        }
        fields.put("more", "1");
        assertThat(signature.verify(fields)).isFalse();
    }

    @Test
    void refusesATextWithTwoReadings() {
        Map<String, String> ambiguous = Map.of("a", "1&b=2");
        assertThatThrownBy(() -> signature.sign(ambiguous)).isInstanceOf(IllegalArgumentException.class);
        assertThat(signature.verify(Map.of("a", "1&b=2", "sign", judge("a=1&b=2"))))
                .isFalse();
        assertThat(signature.verify(Map.of("a=1&b", "2", "sign", judge("a=1&b=2"))))
                .isFalse();
        assertThat(signature.verify(Map.of("a", "1", "b", "2", "sign", judge("a=1&b=2"))))
                .isTrue();
    }

    private static String flipped(String text) {
        return (char) (text.charAt(0) ^ 1) + text.substring(1);
    }

    private static String judge(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(SECRET.getBytes(StandardCharsets.UTF_8)));
        mac.update(bytes, 0, bytes.length);
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return ParameterSignature.hex(result);
    }
}

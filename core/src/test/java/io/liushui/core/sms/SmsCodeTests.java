package io.liushui.core.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsCodeTests {

    @Test
    void hasSixDigits() {
        for (int i = 0; i < 1000; i++) {
            assertThat(SmsCode.next()).matches("[0-9]{6}");
        }
    }

    @Test
    void matchesItsOwnHashOnly() {
        byte[] hash = SmsCode.hash("012345");

        assertThat(SmsCode.matches(hash, "012345")).isTrue();
        assertThat(SmsCode.matches(hash, "012346")).isFalse();
        assertThat(SmsCode.matches(hash, "")).isFalse();
        assertThat(SmsCode.matches(hash, "12345")).isFalse();
    }

    @Test
    void isSaltedPerHash() {
        assertThat(SmsCode.hash("012345")).isNotEqualTo(SmsCode.hash("012345"));
    }

    @Test
    void showsTheEndOfAPhoneOnly() {
        assertThat(MaskedPhone.of("13800138000")).isEqualTo("*******8000");
        assertThat(MaskedPhone.of("110")).isEqualTo("**0");
    }
}

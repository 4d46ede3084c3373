package io.liushui.core.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StepUpCodeTests {

    @Test
    void hasSixDigits() {
        for (int i = 0; i < 1000; i++) {
            assertThat(StepUpCode.next()).matches("[0-9]{6}");
        }
    }

    @Test
    void matchesItsOwnHashOnly() {
        byte[] hash = StepUpCode.hash("012345");

        assertThat(StepUpCode.matches(hash, "012345")).isTrue();
        assertThat(StepUpCode.matches(hash, "012346")).isFalse();
        assertThat(StepUpCode.matches(hash, "")).isFalse();
        assertThat(StepUpCode.matches(hash, "12345")).isFalse();
    }

    @Test
    void isSaltedPerHash() {
        assertThat(StepUpCode.hash("012345")).isNotEqualTo(StepUpCode.hash("012345"));
    }

    @Test
    void showsTheEndOfAPhoneOnly() {
        assertThat(StepUpText.masked("13800138000")).isEqualTo("*******8000");
        assertThat(StepUpText.masked("110")).isEqualTo("**0");
    }
}

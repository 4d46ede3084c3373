package io.liushui.core.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.secrets.KeyedHashes;
import io.liushui.core.secrets.KeysDirectory;
import io.liushui.core.secrets.SecretBox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentPasswordTests {
    @TempDir
    Path keys;

    @TempDir
    Path otherKeys;

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６", " 123456"})
    void hasSixDigits(String text) {
        assertThat(PaymentPassword.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "000000,true",
        "999999,true",
        "123456,true",
        "654321,true",
        "456789,true",
        "112233,false",
        "135790,false",
        "246802,false",
        "902174,false"
    })
    void isWeakWhenAnybodyWouldGuessIt(String digits, boolean weak) {
        assertThat(password(digits).weak()).isEqualTo(weak);
    }

    @Test
    void neverShowsItself() {
        assertThat(password("902174").toString()).doesNotContain("902174");
    }

    @Test
    void isMatchedByItsOwnHashOnly() {
        PasswordHash hash = hash(keys);
        String kept = hash.of(password("902174"));

        assertThat(kept).startsWith("$argon2id$v=19$m=12288,t=3,p=1$").doesNotContain("902174");
        assertThat(hash.of(password("902174"))).isNotEqualTo(kept);
        assertThat(hash.matches(kept, password("902174"))).isTrue();
        assertThat(hash.matches(kept, password("902175"))).isFalse();
    }

    @Test
    void isWorthNothingWithoutTheMasterKey() {
        String kept = hash(keys).of(password("902174"));

        assertThat(hash(otherKeys).matches(kept, password("902174"))).isFalse();
    }

    @Test
    void isMatchedByTheParametersThatStandWithIt() {
        PasswordHash hash = hash(keys);
        String weaker = hash.of(password("902174")).replace("m=12288,t=3", "m=8192,t=2");

        assertThat(hash.matches(weaker, password("902174"))).isFalse();
        assertThatThrownBy(() -> hash.matches("$2b$10$abc", password("902174")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static PaymentPassword password(String digits) {
        return PaymentPassword.of(digits).orElseThrow();
    }

    private static PasswordHash hash(Path folder) {
        return new PasswordHash(new KeyedHashes(new SecretBox(new KeysDirectory(folder))));
    }
}

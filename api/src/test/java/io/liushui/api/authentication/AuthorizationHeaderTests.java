package io.liushui.api.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.api.problems.Refusal;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTests {
    private static final String GOOD =
            "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1764000000\",nonce=\"abcdefgh\",signature=\"AAEC\"";

    @Test
    void readsTheFourParametersInAnyOrder() {
        AuthorizationHeader header = AuthorizationHeader.parse(
                "liushui-ed25519 signature=\"AAEC\" ,\tnonce=\"abcdefgh\", timestamp=\"1764000000\",key_id=\"key_1\"");

        assertThat(header.algorithm()).isEqualTo(SignatureAlgorithm.ED25519);
        assertThat(header.keyId()).isEqualTo("key_1");
        assertThat(header.timestamp()).isEqualTo("1764000000");
        assertThat(header.nonce()).isEqualTo("abcdefgh");
        assertThat(header.signature()).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIUSHUI-Ed25519",
                "LIUSHUI-Ed25519 ",
                "LIUSHUI-MD5 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"AAEC\"",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\"",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"AAEC\",",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"AAEC\" x",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"AAEC\",nonce=\"abcdefgh\"",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"AAEC\",more=\"1\"",
                "LIUSHUI-Ed25519 key_id=\"key 1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"AAEC\"",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"-1\",nonce=\"abcdefgh\",signature=\"AAEC\"",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"short\",signature=\"AAEC\"",
                "LIUSHUI-Ed25519 key_id=\"key_1\",timestamp=\"1\",nonce=\"abcdefgh\",signature=\"!\"",
                "LIUSHUI-Ed25519 key_id=key_1,timestamp=1,nonce=abcdefgh,signature=AAEC"
            })
    void refusesWhatIsNotOfTheForm(String header) {
        assertThatThrownBy(() -> AuthorizationHeader.parse(header)).isInstanceOf(Refusal.class);
    }

    @Property
    void readsWhateverIsWrittenInTheForm(
            @ForAll("names") String keyId, @ForAll("nonces") String nonce, @ForAll byte[] signature) {
        String text = Base64.getEncoder().encodeToString(signature);
        String header = "LIUSHUI-SM2-SM3 key_id=\"" + keyId + "\",timestamp=\"7\",nonce=\"" + nonce + "\",signature=\""
                + text + "\"";
        if (signature.length == 0 || header.length() > 4096) {
            assertThatThrownBy(() -> AuthorizationHeader.parse(header)).isInstanceOf(Refusal.class);
            return;
        }
        AuthorizationHeader read = AuthorizationHeader.parse(header);
        assertThat(read.keyId()).isEqualTo(keyId);
        assertThat(read.nonce()).isEqualTo(nonce);
        assertThat(read.signature()).isEqualTo(signature);
    }

    /** Either it is read, or it is refused politely: nothing else is ever thrown, and nothing runs away. */
    @Property(tries = 5000)
    void survivesAnyDamage(@ForAll String noise, @ForAll int at, @ForAll int cut) {
        int from = Math.floorMod(at, GOOD.length());
        int to = Math.min(GOOD.length(), from + Math.floorMod(cut, 5));
        String damaged = GOOD.substring(0, from) + noise + GOOD.substring(to);
        try {
            assertThat(AuthorizationHeader.parse(damaged).nonce()).matches("[A-Za-z0-9_.+/=-]{8,64}");
        } catch (Refusal refusal) {
            assertThat(refusal.code().status()).isEqualTo(401);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(64);
    }

    @Provide
    Arbitrary<String> nonces() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("_.+/=-")
                .ofMinLength(8)
                .ofMaxLength(64);
    }
}

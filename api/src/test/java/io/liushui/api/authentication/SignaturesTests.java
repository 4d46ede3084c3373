package io.liushui.api.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.merchants.PublicKeys;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors were signed by OpenSSL 3.0, which shares no code with what is tested. */
class SignaturesTests {
    private static final byte[] REQUEST = SigningText.ofRequest(
            "POST",
            "/v1/payments?a=%E8%8C%B6",
            "1764000000",
            "593BEC0C930BF1AFEB40B4A08C8FB242",
            "{\"subject\":\"茶\"}".getBytes(UTF_8));

    @Test
    void theTextToSignHasFiveLines() {
        assertThat(new String(REQUEST, UTF_8)).isEqualTo("""
                POST
                /v1/payments?a=%E8%8C%B6
                1764000000
                593BEC0C930BF1AFEB40B4A08C8FB242
                {"subject":"茶"}
                """);
        assertThat(SigningText.ofRequest("GET", "/v1/events", "1", "n", new byte[0]))
                .isEqualTo("GET\n/v1/events\n1\nn\n\n".getBytes(UTF_8));
        assertThat(SigningText.ofAnswer("1", "n", "{}".getBytes(UTF_8))).isEqualTo("1\nn\n{}\n".getBytes(UTF_8));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HMAC_SHA256")
    void verifiesWhatOpenSslSigned(SignatureAlgorithm algorithm) throws IOException {
        Vector vector = Vector.of(algorithm);

        assertThat(Signatures.verify(algorithm, vector.key(), REQUEST, vector.signature()))
                .isTrue();
        byte[] other = REQUEST.clone();
        other[other.length - 2] ^= 1;
        assertThat(Signatures.verify(algorithm, vector.key(), other, vector.signature()))
                .isFalse();
        for (byte[] wrong : new byte[][] {{}, {0}, new byte[64], new byte[256], new byte[1000]}) {
            assertThat(Signatures.verify(algorithm, vector.key(), REQUEST, wrong))
                    .isFalse();
        }
        byte[] bent = vector.signature().clone();
        bent[bent.length / 2] ^= 1;
        assertThat(Signatures.verify(algorithm, vector.key(), REQUEST, bent)).isFalse();
    }

    @Test
    void hmacIsThatOfOpenSsl() {
        byte[] expected = HexFormat.of().parseHex("f3be0560b71745836f0aa4ed2384708123c36408b83a49aae605c544da304d2f");

        assertThat(Signatures.hmac("sk_test".getBytes(UTF_8), REQUEST)).isEqualTo(expected);
        assertThat(Signatures.verifyHmac("sk_test".getBytes(UTF_8), REQUEST, expected))
                .isTrue();
        assertThat(Signatures.verifyHmac("sk_tesu".getBytes(UTF_8), REQUEST, expected))
                .isFalse();
    }

    private record Vector(PublicKey key, byte[] signature) {
        static Vector of(SignatureAlgorithm algorithm) throws IOException {
            String name = algorithm.label().toLowerCase(Locale.ROOT) + ".vector";
            try (InputStream file = SignaturesTests.class.getResourceAsStream(name)) {
                String[] parts = new String(file.readAllBytes(), UTF_8).split("-----(BEGIN|END) PUBLIC KEY-----");
                Base64.Decoder base64 = Base64.getMimeDecoder();
                return new Vector(PublicKeys.parse(algorithm, base64.decode(parts[1])), base64.decode(parts[2]));
            }
        }
    }
}

package io.liushui.core.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class EnvelopesTests {
    private static final byte[] SECRET = "correct horse".getBytes(UTF_8);

    private final Envelopes envelopes = new Envelopes(new SecretBox(SecretBox.random(32)));

    @Test
    void opensWhatItSealedUnderADataKeyOfItsOwn() {
        Envelope first = envelopes.seal(SECRET, "key 1");
        Envelope second = envelopes.seal(SECRET, "key 1");

        assertThat(envelopes.open(first, "key 1")).isEqualTo(SECRET);
        assertThat(envelopes.open(second, "key 1")).isEqualTo(SECRET);
        assertThatThrownBy(() ->
                        envelopes.open(new Envelope(first.wrappedKey(), second.sealed(), first.masterKey()), "key 1"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAnEnvelopeOfAnotherPurpose() {
        Envelope envelope = envelopes.seal(SECRET, "key 1");

        assertThatThrownBy(() -> envelopes.open(envelope, "key 2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesEveryChangedByte() {
        Envelope envelope = envelopes.seal(SECRET, "key 1");
        for (int i = 0; i < envelope.wrappedKey().length; i++) {
            byte[] changed = envelope.wrappedKey().clone();
            changed[i] ^= 1;
            assertThatThrownBy(() ->
                            envelopes.open(new Envelope(changed, envelope.sealed(), envelope.masterKey()), "key 1"))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void namesTheMasterKeyThatIsWanted() {
        Envelopes others = new Envelopes(new SecretBox(SecretBox.random(32)));
        Envelope envelope = others.seal(SECRET, "key 1");

        assertThatThrownBy(() -> envelopes.open(envelope, "key 1"))
                .hasMessageContaining(others.masterKey())
                .hasMessageContaining(envelopes.masterKey());
    }

    @Test
    void tellsSecretsApartWithoutTellingThem() {
        Envelopes others = new Envelopes(new SecretBox(SecretBox.random(32)));

        assertThat(envelopes.fingerprint(SECRET)).matches("[0-9a-f]{12}").isEqualTo(envelopes.fingerprint(SECRET));
        assertThat(envelopes.fingerprint(SECRET)).isNotEqualTo(envelopes.fingerprint("correct horsf".getBytes(UTF_8)));
        assertThat(envelopes.fingerprint(SECRET)).isNotEqualTo(others.fingerprint(SECRET));
    }

    @Test
    void takesTheMasterKeyFromTheEnvironmentInPlaceOfTheFile() {
        byte[] key = SecretBox.random(32);
        SecretBox given = new SecretBox(null, Base64.getEncoder().encodeToString(key));

        assertThat(given.open(new SecretBox(key).seal(SECRET))).isEqualTo(SECRET);
        assertThatThrownBy(() -> new SecretBox(null, "c2hvcnQ=")).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new SecretBox(null, "not Base64 at all!"))
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("not Base64");
    }
}

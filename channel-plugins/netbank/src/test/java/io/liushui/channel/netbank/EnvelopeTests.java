package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeTests {

    private static final Map<String, String> HEAD = Map.of("MerchantNo", TestBank.MERCHANT);
    private static final Map<String, String> BODY = Map.of("Goods", "龙井茶</Message> & 丂");

    static Stream<TestBank> banks() {
        return Stream.of(TestBank.sm2("GBK", "DER"), TestBank.sm2("UTF-8", "RAW"), TestBank.rsa("GBK"));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void opensWhatTheBankSealed(TestBank bank) throws Exception {
        byte[] message = envelope(bank).open(bank.sealed(HEAD, BODY)).orElseThrow();
        assertThat(new MessageXml(bank.settings().charset()).read(message)).isEqualTo(new Message(HEAD, BODY));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void aChangeOfAnyByteIsAForgery(TestBank bank) {
        byte[] sealed = bank.sealed(HEAD, BODY);
        Envelope envelope = envelope(bank);
        for (int index = 0; index < sealed.length; index++) {
            byte[] changed = sealed.clone();
            changed[index] ^= (byte) (1 << index % 7);
            assertThat(envelope.open(changed)).as("byte %d", index).isEmpty();
        }
    }

    @Test
    void whatWasAddedOrCutIsAForgery() {
        TestBank bank = TestBank.sm2("GBK", "RAW");
        byte[] sealed = bank.sealed(HEAD, BODY);
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        assertThat(open(bank, text + "\n")).isFalse();
        assertThat(open(bank, " " + text)).isFalse();
        assertThat(open(bank, text.replace("</Signature>", " </Signature>"))).isFalse();
        assertThat(open(bank, text.replace("==</Signature>", "</Signature>"))).isFalse();
        assertThat(open(bank, text.replace("<MSG>", "<MSG><Message>x</Message>")))
                .isFalse();
        for (int length = 0; length < sealed.length; length++) {
            assertThat(envelope(bank).open(Arrays.copyOf(sealed, length))).isEmpty();
        }
    }

    @Test
    void ourOwnMessageDoesNotPassForTheBanks() {
        TestBank bank = TestBank.sm2("GBK", "DER");
        byte[] ours = envelope(bank).seal("<Message></Message>".getBytes(StandardCharsets.US_ASCII));
        assertThat(envelope(bank).open(ours)).isEmpty();
    }

    private static boolean open(TestBank bank, String text) {
        return envelope(bank).open(text.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
    }

    private static Envelope envelope(TestBank bank) {
        Charset charset = bank.settings().charset();
        return new Envelope(charset, bank.settings().signature());
    }
}

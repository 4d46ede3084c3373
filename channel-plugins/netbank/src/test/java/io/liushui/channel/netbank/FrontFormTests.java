package io.liushui.channel.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.PayRequest;
import io.liushui.spi.Payer;
import io.liushui.spi.PayerAction.PostForm;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrontFormTests {

    private static final Instant MADE = Instant.parse("2026-11-26T16:30:05.999Z");

    static Stream<TestBank> banks() {
        return Stream.of(
                TestBank.sm2("GBK", "DER"),
                TestBank.sm2("GBK", "RAW"),
                TestBank.sm2("UTF-8", "RAW"),
                TestBank.rsa("UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("banks")
    void theBankVerifiesTheValuesInTheirOrderAndCharacterSet(TestBank bank) {
        NetbankSettings settings = bank.settings();
        PostForm form = new FrontForm(settings).of(request("龙井茶 250克", "https://shop.example/back?a=1&b=2"));
        Charset charset = settings.charset();
        List<String> values = List.of(
                "2.1",
                "NB1001",
                charset.name(),
                settings.signature().algorithm(),
                TestBank.MERCHANT,
                "order0001",
                "20261127003005",
                "1234.05",
                "CNY",
                "龙井茶 250克",
                "20261127004505",
                "https://shop.example/back?a=1&b=2",
                "https://pay.example/v1/channels/netbank-1",
                "203.0.113.77");
        byte[] signed = String.join("|", values).getBytes(charset);
        byte[] signature = Base64.getDecoder().decode(form.fields().get("signature"));
        assertThat(bank.bankEnd().verify(signed, signature)).isTrue();
        assertThat(form.fields().values()).containsAll(values);
        assertThat(form.charset()).isEqualTo(charset.name());
        assertThat(form.url()).isEqualTo("http://127.0.0.1:9/netbank/b2c/pay");
        signed[signed.length - 1] ^= 1;
        assertThat(bank.bankEnd().verify(signed, signature)).isFalse();
    }

    @Test
    void leavesOutWhatIsNotThereAndSignsItEmpty() {
        TestBank bank = TestBank.sm2("GBK", "DER");
        Map<String, String> fields =
                new FrontForm(bank.settings()).of(request("Tea", null)).fields();
        assertThat(fields).doesNotContainKey("returnUrl").containsKey("payerIp");
    }

    @Test
    void replacesWhatTheBankRefusesAndCutsAtAWholeCharacter() {
        FrontForm forms = new FrontForm(TestBank.sm2("GBK", "DER").settings());
        assertThat(forms.of(request("a|b&c\td\n<e>\"'🍵", null)).fields().get("goods"))
                .isEqualTo("a?b?c?d??e????");
        String cut = forms.of(request("茶".repeat(61), null)).fields().get("goods");
        assertThat(cut).isEqualTo("茶".repeat(60));
        assertThat(cut.getBytes(Charset.forName("GBK"))).hasSize(120);
    }

    @Test
    void noValueCanContainTheSeparator() {
        FrontForm forms = new FrontForm(TestBank.sm2("UTF-8", "RAW").settings());
        PostForm form = forms.of(request("x|y", "https://shop.example/back?z=1|2"));
        assertThat(form.fields().values()).noneMatch(value -> value.contains("|"));
        assertThat(form.fields()).containsEntry("returnUrl", "https://shop.example/back?z=1%7C2");
    }

    private static PayRequest request(String subject, String returnUrl) {
        return new PayRequest(
                "order0001",
                NetbankChannel.METHOD,
                123_405,
                "CNY",
                subject,
                MADE.plusSeconds(900),
                returnUrl,
                Payer.at("203.0.113.77"),
                MADE,
                null);
    }
}

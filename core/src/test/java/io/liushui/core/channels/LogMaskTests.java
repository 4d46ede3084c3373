package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.spi.ExchangeLog.Exchange;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMaskTests {
    private static final String HIDDEN = "S3cr3t-value";
    private final LogMask mask = new LogMask(new MaskedFields(List.of("loyalty_no")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"S3cr3t-value\"}",
                "{\"cardNo\" : \"S3cr3t-value\",\"a\":1}",
                "{\"CARD-NUMBER\":\"S3cr3t-value\"}",
                "{\"payer\":{\"openid\":\"S3cr3t-value\"}}",
                "{\"phone\":\"a\\\"b S3cr3t-value\"}",
                "{\"loyaltyNo\":\"S3cr3t-value\"}",
                "{\"biz_content\":\"{\\\"buyer_id\\\":\\\"S3cr3t-value\\\",\\\"x\\\":1}\"}",
                "{\"biz_content\":\"{\\\"phone\\\":\\\"a\\\\n S3cr3t-value\\\"}\"}",
                "{\"password\":\"S3cr3t-value and cut of",
                "POST /pay?access_token=S3cr3t-value HTTP/1.1",
                "a=1&accNo=S3cr3t-value&b=2",
                "cvn2=S3cr3t-value",
                "<xml><sub_openid>S3cr3t-value</sub_openid></xml>",
                "<mobile type=\"x\"><![CDATA[S3cr3t-value]]></mobile>",
                "Authorization: Bearer S3cr3t-value",
                "-----BEGIN PRIVATE KEY-----\nS3cr3t-value\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\\nS3cr3t-value\\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN CERTIFICATE-----\nS3cr3t-value and cut of",
                "MC4CAQAwBQYDK2VwBCIEIS3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3t-value="
            })
    void hidesNamedFieldsAndKeys(String text) {
        assertThat(mask.text(text))
                .doesNotContain(HIDDEN)
                .doesNotContain("cr3tS3")
                .contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6222021234567890128",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "{\"x\":\"378282246310005\"}"
            })
    void hidesCardNumbersInAnyField(String text) {
        assertThat(mask.text(text)).contains("***").doesNotContainPattern("[0-9]{4}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"out_trade_no\":\"01kb2v0m5x8a9qkq1g7w0t3h5e\",\"amount\":1234}",
                "txnTime=20261126223800&queryId=592611262238001234568",
                "{\"transaction_id\":\"4200001234202611261234567890\",\"expires_at\":1764196680000}",
                "{\"phone\":null,\"phonetic\":\"a\",\"telephone_kind\":\"b\"}",
                "<amount>12.34</amount>"
            })
    void leavesNumbersAndNamesThatAreNoSecrets(String text) {
        assertThat(mask.text(text)).isEqualTo(text);
    }

    @Test
    void keepsTheJsonReadable() {
        assertThat(mask.text("{\"pin\":1234,\"card\":{\"cvv\":\"1\",\"brand\":\"visa\"}}"))
                .isEqualTo("{\"pin\":\"***\",\"card\":{\"cvv\":\"***\",\"brand\":\"visa\"}}");
    }

    @Test
    void hidesTheChannelsOwnSecretsWhereverTheyStand() {
        LogMask knowing = mask.with(Set.of("apiv3-0123456789", "line one of it\nline two of it", "short"));

        Exchange exchange = knowing.exchange(new Exchange(
                "pay",
                "NO1",
                "/x/apiv3-0123456789",
                200,
                "[line two of it]",
                "for short: apiv3-0123456789",
                5,
                "trace"));

        assertThat(exchange)
                .isEqualTo(new Exchange("pay", "NO1", "/x/***", 200, "[***]", "for short: ***", 5, "trace"));
    }

    @Test
    void boundsWhatItKeeps() {
        assertThat(mask.text("x".repeat(100_000))).hasSize(16_001);
        assertThat(mask.text("{\"password\":\"" + "\\\\".repeat(50_000))).isEqualTo("{\"password\":\"***\"…");
        assertThat(mask.text(null)).isNull();
    }

    @Test
    void showsWhatAPluginThrewWithoutItsSecrets() {
        IllegalStateException cause = new IllegalStateException("password=S3cr3t-value");
        PluginTrouble shown = PluginTrouble.of(new IllegalArgumentException("phone=" + HIDDEN, cause), mask);

        assertThat(shown).hasMessage("java.lang.IllegalArgumentException: phone=***");
        assertThat(shown.getCause()).hasMessage("java.lang.IllegalStateException: password=***");
        assertThat(shown.getStackTrace()[0].getMethodName()).isEqualTo("showsWhatAPluginThrewWithoutItsSecrets");
    }
}

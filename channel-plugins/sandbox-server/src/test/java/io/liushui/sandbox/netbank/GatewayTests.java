package io.liushui.sandbox.netbank;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.sandbox.http.SandboxApplication;
import io.liushui.sandbox.http.SandboxConfiguration;
import io.liushui.sandbox.keys.PemFiles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bank's gateway refuses, in its own codes. */
class GatewayTests {

    private static final Agreement MERCHANT = Agreement.SM2_DER_GBK;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static SandboxApplication bank;
    private static BankSignatures merchant;

    private final Map<String, String> head = new HashMap<>(Map.of(
            "TranCode",
            "NB2001",
            "MerchantNo",
            MERCHANT.merchantNo(),
            "MsgId",
            "0",
            "SendTime",
            BankTime.of(System.currentTimeMillis())));

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        Path keys = data.resolve("keys");
        bank = SandboxApplication.start(new SandboxConfiguration(
                "127.0.0.1", 0, data, keys, null, null, List.of(Duration.ofSeconds(1)), 1, false));
        ECPrivateKeyParameters key = (ECPrivateKeyParameters)
                PrivateKeyFactory.createKey(PemFiles.read(keys.resolve("netbank/merchant-sm2-private.pem")));
        merchant = new BankSignatures(new BankKeys(key.getD(), null, null, null));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        bank.close();
    }

    @Test
    void answersAGoodMessage() throws Exception {
        assertThat(code(signed("<OrderNo>order00001</OrderNo>"))).isEqualTo("NB1001");
    }

    @Test
    void refusesAWrongSignatureAndAnUnknownMerchant() throws Exception {
        String good = new String(signed("<OrderNo>order00001</OrderNo>"), StandardCharsets.ISO_8859_1);
        assertThat(code(bytes(good.replace("order00001", "order00002")))).isEqualTo("NB9101");
        assertThat(code(bytes(good.replace("SM2-SM3", "RSA-SHA256")))).isEqualTo("NB9101");
        assertThat(code(bytes(good.replace(MERCHANT.merchantNo(), "19999999")))).isEqualTo("NB9102");
        assertThat(code(bytes("<xml/>"))).isEqualTo("NB9104");
    }

    @Test
    void refusesAMessageFromAnotherTime() throws Exception {
        head.put("SendTime", BankTime.of(System.currentTimeMillis() - 660_000));
        assertThat(code(signed("<OrderNo>order00001</OrderNo>"))).isEqualTo("NB9103");
        head.put("SendTime", "yesterday");
        assertThat(code(signed("<OrderNo>order00001</OrderNo>"))).isEqualTo("NB9104");
    }

    @Test
    void readsNoFileThatAnEntityNames(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "order00001");
        String doctype = "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        assertThat(code(signed(doctype + "<OrderNo>&x;</OrderNo>"))).isEqualTo("NB9104");
        assertThat(code(signed("<OrderNo>&x;</OrderNo>"))).isEqualTo("NB9104");
    }

    private byte[] signed(String body) {
        StringBuilder xml = new StringBuilder("<Message><Head>");
        head.forEach((name, text) -> xml.append("<" + name + ">" + text + "</" + name + ">"));
        byte[] message = bytes(xml + "</Head><Body>" + body + "</Body></Message>");
        return BankEnvelope.seal(MERCHANT, message, merchant.sign(MERCHANT, message));
    }

    private static String code(byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bank.port() + "/netbank/gateway"))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body().replaceFirst("(?s).*<RetCode>([^<]*)</RetCode>.*", "$1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.liushui.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayerPageTests {

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        sandbox = new RunningSandbox(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void showsTheOrderEscapedInBothLanguagesUnderAStrictPolicy() throws Exception {
        String page = submit(RunningSandbox.number());
        HttpResponse<String> chinese = sandbox.plain("GET", page, null, "Accept-Language", "zh-CN,zh;q=0.9");
        HttpResponse<String> english = sandbox.plain("GET", page + "?lang=en", null);
        assertThat(chinese.body()).contains("确认付款", "12.34 <small>CNY", "&lt;b&gt;&#123;content}&lt;/b&gt; &amp; 茶");
        assertThat(english.body()).contains("Confirm payment", "Refuse").doesNotContain("<b>");
        assertThat(english.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void confirmsAndLeadsBackToTheMerchant() throws Exception {
        String number = RunningSandbox.number();
        String page = submit(number);
        assertThat(sandbox.plain("POST", page + "/confirm", null).statusCode()).isEqualTo(303);
        assertThat(sandbox.signed("GET", "/sandbox/v1/orders/" + number, "").body())
                .contains("\"state\":\"succeeded\"");
        assertThat(sandbox.plain("GET", page, null).body())
                .contains("Paid", "https://shop.example/back?a=1&amp;b=2")
                .doesNotContain("<form");
    }

    @Test
    void aRefusedOrderCannotBeConfirmedAfterwards() throws Exception {
        String number = RunningSandbox.number();
        String page = submit(number);
        sandbox.plain("POST", page + "/refuse", null);
        sandbox.plain("POST", page + "/confirm", null);
        assertThat(sandbox.signed("GET", "/sandbox/v1/orders/" + number, "").body())
                .contains("\"state\":\"declined\"", "payer_refused");
    }

    @Test
    void knowsNoOtherPages() throws Exception {
        assertThat(sandbox.plain("GET", "/pay/guessed", null).statusCode()).isEqualTo(404);
    }

    private static String submit(String number) throws Exception {
        String order = RunningSandbox.order(number, "sandbox_wallet", 1234, "https://shop.example/back?a=1&b=2");
        String body = sandbox.signed("POST", "/sandbox/v1/orders", order).body();
        return body.replaceAll(".*\"pay_url\":\"http://[^/]+([^\"]+)\".*", "$1");
    }
}

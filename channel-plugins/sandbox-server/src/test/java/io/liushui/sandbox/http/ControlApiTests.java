package io.liushui.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTests {

    private static RunningSandbox sandbox;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        sandbox = new RunningSandbox(data);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/control/rules|{}|422",
                "POST|/control/rules|{\"fault\":\"nope\"}|422",
                "POST|/control/rules|{\"fault\":\"delay\",\"delay_millis\":-1}|422",
                "POST|/control/rules|{\"fault\":\"delay\",\"operation\":\"nope\"}|422",
                "POST|/control/rules|{\"fault\":\"drop\",\"operation\":\"pay\"}|422",
                "POST|/control/rules|{\"fault\":\"delay\",\"probability\":1.5}|422",
                "POST|/control/rules|{\"fault\":\"delay\",\"times\":-1}|422",
                "POST|/control/rules|{\"fault\":\"error-before-executing\",\"status\":200}|422",
                "POST|/control/rules|{\"fault\":\"other-order\"}|422",
                "POST|/control/rules|{\"fault\":\"delay\",\"surprise\":1}|400",
                "POST|/control/rules|not json|400",
                "POST|/control/rules|null|400",
                "DELETE|/control/rules/4711||404",
                "DELETE|/control/rules/x||404",
                "POST|/control/orders/unknown0001/pay||404",
                "POST|/control/orders/unknown0001/notify|{\"fault\":\"delay\"}|422",
                "GET|/control/charges?after=x||400",
                "GET|/control/charges?limit=0||400",
                "GET|/control/requests||400",
                "GET|/control/nothing||404"
            })
    void refusesBadInputWithAProblem(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = sandbox.plain(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"detail\"", "\"code\"");
    }

    @Test
    void isNotForWebPages() throws Exception {
        assertThat(sandbox.plain("GET", "/control/rules", null, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void listsAppliesAndRemovesRules() throws Exception {
        HttpResponse<String> added =
                sandbox.plain("POST", "/control/rules", "{\"fault\":\"delay\",\"delay_millis\":1}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).contains("\"fault\":\"delay\"", "\"operation\":\"pay\"");
        sandbox.signed(
                "POST", "/sandbox/v1/orders", RunningSandbox.order(RunningSandbox.number(), "sandbox_card", 100, null));
        assertThat(sandbox.plain("GET", "/control/rules", null).body()).contains("\"applied\":1");
        String id = added.body().replaceAll(".*\"id\":(\\d+).*", "$1");
        assertThat(sandbox.plain("DELETE", "/control/rules/" + id, null).statusCode())
                .isEqualTo(204);
        assertThat(sandbox.plain("GET", "/control/rules", null).body()).isEqualTo("{\"data\":[]}");
    }

    @Test
    void listsEachChargeOnceInPagesAndCountsRequests() throws Exception {
        String number = RunningSandbox.number();
        for (int index = 0; index < 3; index++) {
            sandbox.signed("POST", "/sandbox/v1/orders", RunningSandbox.order(number, "sandbox_card", 100, null));
        }
        sandbox.signed(
                "POST",
                "/sandbox/v1/orders",
                RunningSandbox.order(RunningSandbox.number(), "sandbox_card", 99901, null));
        String charges =
                sandbox.plain("GET", "/control/charges?limit=1000", null).body();
        assertThat(charges.split(number, -1)).hasSize(2);
        assertThat(charges).contains("\"charges\":1").doesNotContain("99901");
        assertThat(sandbox.plain("GET", "/control/requests?order=" + number, null)
                        .body())
                .contains("\"count\":3");
    }
}

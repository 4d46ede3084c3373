package io.liushui.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host does for a channel that it knows nothing of. */
class SecondChannelTests {

    private static Letterbox letterbox;
    private static RunningSandbox sandbox;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        letterbox = new Letterbox();
        // An hour's wait takes a second
        sandbox = new RunningSandbox(data, letterbox.url(), 3_600);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        letterbox.close();
    }

    @AfterEach
    void clear() throws Exception {
        letterbox.answerWith("success");
        sandbox.plain("DELETE", "/control/rules", null);
    }

    @Test
    void thePayerAgreesOnThePageOfTheChannelAndTheChannelIsNotified() throws Exception {
        String number = RunningSandbox.number();
        String page = authorize(number, 1_000);
        assertThat(sandbox.plain("POST", page + "?lang=en", null).body())
                .contains("<title>Till</title>", "#123abc", "Confirm payment");
        sandbox.plain("POST", page + "/confirm", null);
        assertThat(letterbox.next())
                .isEqualTo("PUT /till text/plain AuthorizationChanged " + number + " 1000 CNY try 0");
        assertThat(till("GET", "authorization/" + number).body()).startsWith("AUTHORIZED");
    }

    @Test
    void aContractHasNoAmountToPay() throws Exception {
        String number = RunningSandbox.number();
        String page = path(till("POST", "sign/" + number).body());
        assertThat(sandbox.plain("GET", page, null).body())
                .contains("Monthly tea")
                .doesNotContain("class=\"amount\"");
        sandbox.plain("POST", "/control/orders/" + number + "/confirm", null);
        assertThat(letterbox.next()).contains("ContractChanged " + number + " 0 null");
        assertThat(sandbox.plain("GET", page + "?lang=en", null).body()).contains("Agreed");
    }

    @Test
    void repeatsBySpedUpScheduleUntilTheChannelsOwnWordIsSaid() throws Exception {
        letterbox.answerWith("ok");
        String number = authorized(500);
        assertThat(letterbox.next()).endsWith(number + " 500 CNY try 0");
        letterbox.answerWith("success");
        assertThat(letterbox.next()).endsWith(number + " 500 CNY try 1");
        awaitNotices(number, "\"state\":\"DELIVERED\"");
    }

    @Test
    void aCaptureIsAChargeOfItsChannelUnderItsOwnNumber() throws Exception {
        String number = authorized(1_000);
        letterbox.next();
        String capture = RunningSandbox.number();
        assertThat(till("POST", "capture/" + number + "/" + capture + "/1150").body())
                .isEqualTo("SUCCEEDED");
        assertThat(sandbox.plain("GET", "/control/charges?channel=till", null).body())
                .contains(capture, "\"authorization_no\":\"" + number + "\"", "\"channel\":\"till\"");
        assertThat(sandbox.plain("GET", "/control/charges?channel=sandbox", null)
                        .body())
                .doesNotContain(capture);
        assertThat(till("POST", "capture/" + number + "/" + RunningSandbox.number() + "/1")
                        .body())
                .isEqualTo("till says capture_exceeds_authorization");
    }

    @Test
    void faultsOfRequestsSpeakTheChannelsLanguage() throws Exception {
        String number = authorized(1_000);
        letterbox.next();
        rule("{\"fault\":\"unknown-code\",\"operation\":\"query\",\"channel\":\"till\"}");
        assertThat(till("GET", "authorization/" + number).body()).isEqualTo("till says what nobody knows");
        rule("{\"fault\":\"error-before-executing\",\"operation\":\"query\",\"channel\":\"till\"}");
        assertThat(till("GET", "authorization/" + number).statusCode()).isEqualTo(500);
        rule("{\"fault\":\"forge-answer\",\"operation\":\"query\",\"channel\":\"till\"}");
        assertThat(till("GET", "authorization/" + number).headers().firstValue("Signer"))
                .contains("forger");
        assertThat(sandbox.plain("GET", "/control/requests?order=" + number, null)
                        .body())
                .contains("\"operation\":\"authorize\"", "\"fault\":\"forge-answer\"");
    }

    @Test
    void aRuleOfAnotherChannelIsNotForThisOne() throws Exception {
        rule("{\"fault\":\"error-before-executing\",\"operation\":\"authorize\",\"channel\":\"sandbox\"}");
        assertThat(till("POST", "authorize/" + RunningSandbox.number() + "/100").statusCode())
                .isEqualTo(200);
    }

    @Test
    void capturesByItselfAfterItTimedOut() throws Exception {
        String number = authorized(1_000);
        letterbox.next();
        String capture = RunningSandbox.number();
        rule(
                "{\"fault\":\"time-out-then-execute-later\",\"operation\":\"capture\",\"hold_millis\":0,\"execute_after_millis\":100}");
        assertThat(till("POST", "capture/" + number + "/" + capture + "/400").statusCode())
                .isEqualTo(503);
        assertThat(letterbox.next()).contains("OrderChanged " + capture + " 400 CNY");
    }

    @Test
    void falsifiesWhatTheFormatCanAndTellsTheTruthWhereItCannot() throws Exception {
        rule("{\"fault\":\"wrong-currency\",\"wrong_currency\":\"JPY\",\"times\":1}");
        assertThat(letterboxAfter(authorized(700))).contains(" 700 JPY");
        rule("{\"fault\":\"wrong-content-type\",\"times\":1}");
        assertThat(letterboxAfter(authorized(701))).contains("application/octet-stream", " 701 CNY");
        rule("{\"fault\":\"unknown-serial\",\"times\":1}");
        String number = authorized(702);
        assertThat(letterbox.next()).contains(" 702 CNY");
        awaitNotices(number, "\"state\":\"UNSUPPORTED\"");
    }

    private static String letterboxAfter(String number) throws Exception {
        String letter = letterbox.next();
        assertThat(letter).contains(number);
        return letter;
    }

    private static void awaitNotices(String number, String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sandbox.plain("GET", "/control/notifications?order=" + number, null)
                                .body())
                        .contains(expected));
    }

    private static void rule(String json) throws Exception {
        assertThat(sandbox.plain("POST", "/control/rules", json).statusCode()).isEqualTo(201);
    }

    private static String authorized(long amount) throws Exception {
        String number = RunningSandbox.number();
        authorize(number, amount);
        sandbox.plain("POST", "/control/orders/" + number + "/confirm", null);
        return number;
    }

    private static String authorize(String number, long amount) throws Exception {
        return path(till("POST", "authorize/" + number + "/" + amount).body());
    }

    private static String path(String answer) {
        return answer.replaceAll(".*http://[^/]+", "");
    }

    private static HttpResponse<String> till(String method, String path) throws Exception {
        return sandbox.plain(method, "/till/" + path, null);
    }
}

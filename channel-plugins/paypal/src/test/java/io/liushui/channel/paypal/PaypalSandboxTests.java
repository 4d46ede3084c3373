package io.liushui.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.channel.contract.Requests;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox refuses what PayPal refuses, in PayPal's words. */
class PaypalSandboxTests {

    private static PaypalAtHand paypal;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path data) {
        paypal = new PaypalAtHand(data);
        token = tokens(paypal.key("client-id") + ":" + paypal.key("client-secret"), "client_credentials")
                .get("access_token")
                .stringValue();
    }

    @AfterAll
    static void stop() {
        paypal.close();
    }

    @Test
    void givesTokensForIdAndSecretOnly() {
        assertThat(tokens(paypal.key("client-id") + ":wrong", "client_credentials")
                        .get("error")
                        .stringValue())
                .isEqualTo("invalid_client");
        assertThat(tokens(paypal.key("client-id") + ":" + paypal.key("client-secret"), "password")
                        .get("error")
                        .stringValue())
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void letsNobodyInWithoutALivingToken() {
        HttpResponse<String> answer = paypal.send(
                HttpRequest.newBuilder(URI.create(paypal.baseUrl() + "/v2/checkout/orders/5O190127TN364715T"))
                        .header("Authorization", "Bearer A21AAnobody")
                        .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_token");
    }

    @ParameterizedTest
    @CsvSource({
        "USD,0.00,422,CANNOT_BE_ZERO_OR_NEGATIVE",
        "USD,-1.00,422,CANNOT_BE_ZERO_OR_NEGATIVE",
        "USD,1.005,422,DECIMAL_PRECISION",
        "JPY,1.5,422,DECIMALS_NOT_SUPPORTED",
        "HUF,1.5,422,DECIMALS_NOT_SUPPORTED",
        "KWD,1.000,422,INVALID_CURRENCY_CODE",
        "USD,10000000.00,422,MAX_VALUE_EXCEEDED",
        "USD,much,400,INVALID_PARAMETER_SYNTAX"
    })
    void refusesAmountsThatPaypalRefuses(String currency, String value, int status, String issue) {
        assertIssue(create("CAPTURE", currency, value, Requests.number()), status, issue);
    }

    @Test
    void refusesRequestsThatMakeNoSense() {
        assertIssue(create("GUESS", "USD", "1.00", Requests.number()), 400, "INVALID_PARAMETER_VALUE");
        assertIssue(
                post("/v2/checkout/orders", "{\"intent\":\"CAPTURE\"}", Requests.number()),
                400,
                "MISSING_REQUIRED_PARAMETER");
        assertIssue(post("/v2/checkout/orders", "{nonsense", Requests.number()), 400, "MALFORMED_REQUEST_JSON");
        assertIssue(
                post("/v2/checkout/orders/NOSUCHORDER/capture", "{}", Requests.number()), 404, "INVALID_RESOURCE_ID");
    }

    @Test
    void answersARepeatedRequestIdWithTheFirstOrderWhateverItSays() {
        String number = Requests.number();
        HttpResponse<String> first = create("CAPTURE", "USD", "12.34", number);
        HttpResponse<String> second = create("AUTHORIZE", "EUR", "99.99", number);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(id(second)).isEqualTo(id(first));
    }

    @Test
    void capturesAnApprovedOrderOnceWhateverTheRequestId() {
        String number = Requests.number();
        String id = id(create("CAPTURE", "USD", "12.34", number));
        String path = "/v2/checkout/orders/" + id + "/capture";
        assertIssue(post(path, "{}", "first" + number), 422, "ORDER_NOT_APPROVED");
        paypal.payerConfirms(number);
        assertThat(post(path, "{}", "first" + number).statusCode()).isEqualTo(201);
        assertThat(post(path, "{}", "first" + number).statusCode()).isEqualTo(200);
        assertIssue(post(path, "{}", "second" + number), 422, "ORDER_ALREADY_CAPTURED");
        assertThat(paypal.chargesOf(number)).isEqualTo(1);
    }

    @Test
    void refusesASecondCaptureUnderAnInvoiceIdThatWasUsed() {
        String invoice = Requests.number();
        for (String number : new String[] {Requests.number(), Requests.number()}) {
            String body = body("CAPTURE", "USD", "1.00", "\"invoice_id\":\"" + invoice + "\",");
            String id = id(post("/v2/checkout/orders", body, number));
            paypal.payerConfirms(number);
            HttpResponse<String> answer = post("/v2/checkout/orders/" + id + "/capture", "{}", "c" + number);
            if (answer.statusCode() != 201) {
                assertIssue(answer, 422, "DUPLICATE_INVOICE_ID");
                assertThat(paypal.chargesOf(number)).isZero();
                return;
            }
        }
        throw new AssertionError("both were captured");
    }

    @Test
    void aPayerWhoTurnsAwayLeavesTheOrderAsItIs() {
        String number = Requests.number();
        String id = id(create("CAPTURE", "USD", "12.34", number));
        paypal.payerRefuses(number);
        HttpResponse<String> answer =
                paypal.send(HttpRequest.newBuilder(URI.create(paypal.baseUrl() + "/v2/checkout/orders/" + id))
                        .header("Authorization", "Bearer " + token)
                        .build());
        assertThat(json(answer).get("status").stringValue()).isEqualTo("CREATED");
    }

    private static HttpResponse<String> create(String intent, String currency, String value, String requestId) {
        return post("/v2/checkout/orders", body(intent, currency, value, ""), requestId);
    }

    private static String body(String intent, String currency, String value, String more) {
        return """
                {"intent":"%s","purchase_units":[{%s"amount":{"currency_code":"%s","value":"%s"}}]}""".formatted(intent, more, currency, value);
    }

    private static HttpResponse<String> post(String path, String body, String requestId) {
        return paypal.send(HttpRequest.newBuilder(URI.create(paypal.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("PayPal-Request-Id", requestId)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode tokens(String credentials, String grant) {
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
        return json(paypal.send(HttpRequest.newBuilder(URI.create(paypal.baseUrl() + "/v1/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=" + grant))
                .build()));
    }

    private static void assertIssue(HttpResponse<String> answer, int status, String issue) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).at("/details/0/issue").asString("")).isEqualTo(issue);
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).get("id").stringValue();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}

package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.Payments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashierIntegrationTests {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CHOICE = "{\"method\":\"sandbox_wallet\",\"amount\":1}";

    private final CashierWorld world = CashierWorld.shared();

    @Test
    void sendsEveryPageWithAStrictPolicyAndKeepsItNowhere() throws Exception {
        for (String path : List.of(
                path(world.payment(null), ""), "/cashier/unknown", "/sms", path(world.payment(null), "/state"))) {
            HttpResponse<String> page = get(path);
            assertThat(header(page, "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void letsBrowsersKeepTheFilesOfOneVersionForGood() throws Exception {
        String page = get(path(world.payment(null), "")).body();
        Matcher files = Pattern.compile("/cashier-assets/[0-9a-f]{16}/[a-z-]+\\.(js|css|svg)")
                .matcher(page);
        List<String> found = files.results()
                .map(java.util.regex.MatchResult::group)
                .distinct()
                .toList();
        assertThat(found).hasSizeGreaterThanOrEqualTo(10);
        for (String file : found) {
            HttpResponse<String> answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(header(answer, "Cache-Control")).contains("immutable", "max-age=31536000");
        }
        HttpResponse<String> old = get("/cashier-assets/0000000000000000/app.js");
        assertThat(header(old, "Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/cashier-assets/0000000000000000/other.js").statusCode())
                .isEqualTo(404);
        assertThat(page)
                .doesNotContain("<style", "style=")
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void answersNotModifiedUntilSomethingChanges() throws Exception {
        Payment payment = world.payment(null);
        HttpResponse<String> first = get(path(payment, "/state"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(Math.abs(Long.parseLong(header(first, "Server-Time-Millis")) - world.clock.millis()))
                .isLessThan(5000);
        HttpResponse<String> second = get(path(payment, "/state"), "If-None-Match", header(first, "ETag"));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("Server-Time-Millis")).isPresent();

        assertThat(post(payment, "/method", CHOICE).statusCode()).isEqualTo(204);
        HttpResponse<String> third = get(path(payment, "/state"), "If-None-Match", header(first, "ETag"));
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(Json.readObject(third.body()))
                .containsEntry("methods", List.of())
                .containsEntry("amount", 12850);
    }

    @Test
    void tellsThePayerOnlyWhatThePayerMaySee() throws Exception {
        Payment payment = world.payment(null);
        String json = get(path(payment, "/state")).body();
        assertThat(json)
                .contains("听雨 2")
                .doesNotContain("never shown", "13800138000", "payer-1", payment.traceId(), payment.cashierToken());
    }

    @Test
    void takesNoPriceFromTheBrowser() throws Exception {
        Payment payment = world.payment(null);
        assertThat(post(payment, "/method", CHOICE).statusCode()).isEqualTo(204);
        Payment after = world.bean(Payments.class).byId(payment.id()).orElseThrow();
        assertThat(after.amount()).isEqualTo(payment.amount());
        assertThat(after.method()).isEqualTo("sandbox_wallet");
    }

    @Test
    void refusesRequestsOfOtherSites() throws Exception {
        Payment payment = world.payment(null);
        refused(
                send(payment, "/method", CHOICE, "application/json", Map.of("Sec-Fetch-Site", "cross-site")),
                403,
                "cross_origin");
        refused(
                send(payment, "/method", CHOICE, "application/json", Map.of("Sec-Fetch-Site", "same-site")),
                403,
                "cross_origin");
        refused(
                send(payment, "/method", CHOICE, "application/json", Map.of("Origin", "https://evil.example")),
                403,
                "cross_origin");
        refused(send(payment, "/method", CHOICE, "application/json", Map.of("Origin", "null")), 403, "cross_origin");
        refused(send(payment, "/method", CHOICE, "application/json", Map.of()), 403, "cross_origin");
        assertThat(send(payment, "/method", CHOICE, "application/json", Map.of("Origin", world.address("")))
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/method | text/plain | {\"method\":\"sandbox_wallet\"} | 415 | unsupported_media_type",
                "/method | application/json | {\"method\": | 400 | malformed_body",
                "/method | application/json | [] | 400 | malformed_body",
                "/method | application/json | null | 400 | malformed_body",
                "/method | application/json | {\"method\":7} | 400 | malformed_body",
                "/method | application/json | {\"method\":\"bribe\"} | 409 | method_not_offered",
                "/sms-code | application/json | {\"code\":\"12ab56\"} | 400 | malformed_body",
                "/sms-code | application/json | {\"code\":\"123456\"} | 409 | code_not_expected",
                "/sms-code/resend | application/json | {} | 409 | code_not_expected",
                "/payment-password | application/json | {\"password\":\"12345\"} | 400 | malformed_body",
                "/payment-password | application/json | {\"password\":\"902174\"} | 409 | password_not_expected",
                "/payment-password/code | application/json | {} | 409 | password_not_expected",
                "/payment-password/unlock | application/json | {\"code\":\"123456\"} | 409 | password_not_expected",
            })
    void refusesWhatDoesNotFit(String path, String type, String body, int status, String code) throws Exception {
        refused(send(world.payment(null), path, body, type, Map.of("Sec-Fetch-Site", "same-origin")), status, code);
    }

    @Test
    void refusesLargeBodiesUnknownPaymentsAndSecondThoughts() throws Exception {
        Payment payment = world.payment(null);
        refused(post(payment, "/method", "{\"method\":\"" + "x".repeat(1100) + "\"}"), 413, "body_too_large");
        assertThat(post(payment, "/method", CHOICE).statusCode()).isEqualTo(204);
        assertThat(post(payment, "/method", CHOICE).statusCode())
                .as("the same again")
                .isEqualTo(204);
        refused(post(payment, "/method", "{\"method\":\"sandbox_card\"}"), 409, "method_already_chosen");
        HttpResponse<String> unknown = get("/cashier/unknown/state");
        refused(unknown, 404, "payment_not_found");
        refused(get(path(payment, "/qr.svg")), 409, "payment_not_open");
    }

    @Test
    void countsTriesAndSends() throws Exception {
        Payment payment = world.payment("sandbox_card");
        world.stepUp(payment);
        String wrong = world.code().equals("000000") ? "111111" : "000000";
        refused(post(payment, "/sms-code/resend", "{}"), 429, "resend_too_soon");
        for (int left = 4; left >= 1; left--) {
            HttpResponse<String> answer = post(payment, "/sms-code", "{\"code\":\"" + wrong + "\"}");
            refused(answer, 422, "wrong_code");
            assertThat(Json.readObject(answer.body())).containsEntry("tries_left", left);
        }
        refused(post(payment, "/sms-code", "{\"code\":\"" + wrong + "\"}"), 409, "no_tries_left");
    }

    @Test
    void countsPasswordsAndUnlocksByACode() throws Exception {
        Payment payment = world.quickPay("payer-2");
        world.askPassword(payment);
        for (int left = 4; left >= 1; left--) {
            HttpResponse<String> answer = post(payment, "/payment-password", "{\"password\":\"000001\"}");
            refused(answer, 422, "wrong_password");
            assertThat(Json.readObject(answer.body())).containsEntry("tries_left", left);
        }
        refused(post(payment, "/payment-password", "{\"password\":\"000001\"}"), 409, "password_locked");
        refused(post(payment, "/payment-password", "{\"password\":\"902174\"}"), 409, "password_locked");
        assertThat(get(path(payment, "/state")).body())
                .contains("\"locked\":true")
                .doesNotContain("902174");
        refused(post(payment, "/payment-password/unlock", "{\"code\":\"123456\"}"), 409, "code_expired");
        assertThat(post(payment, "/payment-password/code", "{}").statusCode()).isEqualTo(204);
        refused(post(payment, "/payment-password/code", "{}"), 429, "resend_too_soon");
        String wrong = world.code().equals("000000") ? "111111" : "000000";
        refused(post(payment, "/payment-password/unlock", "{\"code\":\"" + wrong + "\"}"), 422, "wrong_code");
        assertThat(post(payment, "/payment-password/unlock", "{\"code\":\"" + world.code() + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(post(payment, "/payment-password", "{\"password\":\"902174\"}")
                        .statusCode())
                .isEqualTo(204);
        refused(post(payment, "/payment-password", "{\"password\":\"902174\"}"), 409, "password_not_expected");
    }

    @Test
    void limitsEachCashierByItself() throws Exception {
        Payment busy = world.payment(null);
        HttpResponse<String> answer = get(path(busy, "/state"));
        for (int asked = 0; asked < 200 && answer.statusCode() == 200; asked++) {
            answer = get(path(busy, "/state"));
        }
        refused(answer, 429, "rate_limited");
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
        assertThat(get(path(world.payment(null), "/state")).statusCode()).isEqualTo(200);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Json.readObject(answer.body())).containsEntry("code", code).containsEntry("status", status);
    }

    private HttpResponse<String> post(Payment payment, String path, String body) throws Exception {
        return send(payment, path, body, "application/json", Map.of("Sec-Fetch-Site", "same-origin"));
    }

    private HttpResponse<String> send(
            Payment payment, String path, String body, String type, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address(path(payment, path))))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String path(Payment payment, String rest) {
        return "/cashier/" + payment.cashierToken() + rest;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.payments.Payment;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cashier refuses, and how often it may be tried. */
class CashierRefusalsIntegrationTests extends CashierOverHttp {
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
    void asksForThePasswordAtWhicheverAppItStandsBeforeTheWalletPaysAPart() throws Exception {
        Payment payment = world.inParts("payer-of-two-apps");
        world.passwordAtSister("payer-of-two-apps");
        assertThat(post(payment, "/method", CHOICE).statusCode()).isEqualTo(204);
        world.askPassword(payment);

        assertThat(get(path(payment, "/state")).body())
                .contains("\"type\":\"payment_password\"")
                .contains("\"locked\":false");
        refused(post(payment, "/payment-password", "{\"password\":\"000001\"}"), 422, "wrong_password");
        assertThat(post(payment, "/payment-password/code", "{}").statusCode()).isEqualTo(204);
        assertThat(post(payment, "/payment-password", "{\"password\":\"902174\"}")
                        .statusCode())
                .isEqualTo(204);
    }
}

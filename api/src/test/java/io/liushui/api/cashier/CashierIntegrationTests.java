package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.payments.Payment;
import io.liushui.core.payments.Payments;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CashierIntegrationTests extends CashierOverHttp {
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
    void showsWhatIsPaidOtherwiseAndWhatIsLeft() throws Exception {
        Payment payment = world.inParts("payer-in-parts");
        Map<String, Object> view = Json.readObject(get(path(payment, "/state")).body());
        assertThat(view).containsEntry("amount", 12_850).containsEntry("to_pay", 10_000);
        assertThat((List<?>) view.get("parts"))
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("code", "wallet_balance")
                .containsEntry("en", "Wallet balance")
                .containsEntry("amount", 2_850);
        assertThat(Json.readObject(get(path(world.payment(null), "/state")).body()))
                .containsEntry("to_pay", 12_850)
                .containsEntry("parts", List.of());
        assertThat(post(payment, "/method", CHOICE.replace("1}", "1,\"parts\":[]}"))
                        .statusCode())
                .as("what the browser sends is not believed")
                .isEqualTo(204);
        assertThat(world.bean(Payments.class).byId(payment.id()).orElseThrow().channelAmount())
                .isEqualTo(payment.channelAmount());
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
}

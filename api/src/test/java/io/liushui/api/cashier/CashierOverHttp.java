package io.liushui.api.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import io.liushui.core.payments.Payment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The cashier as it is asked over HTTP, by its own page and by others. */
abstract class CashierOverHttp {
    static final String CHOICE = "{\"method\":\"sandbox_wallet\",\"amount\":1}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final CashierWorld world = CashierWorld.shared();

    static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Json.readObject(answer.body())).containsEntry("code", code).containsEntry("status", status);
    }

    HttpResponse<String> post(Payment payment, String path, String body) throws Exception {
        return send(payment, path, body, "application/json", Map.of("Sec-Fetch-Site", "same-origin"));
    }

    HttpResponse<String> send(Payment payment, String path, String body, String type, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address(path(payment, path))))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static String path(Payment payment, String rest) {
        return "/cashier/" + payment.cashierToken() + rest;
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

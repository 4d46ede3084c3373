package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** The sandbox's levers, and what it was asked. */
final class Bank {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Bank(URI address) {
        this.address = address;
    }

    /**
     * Misbehaves for payments of this amount.
     *
     * @param operation null where the fault fixes it
     * @param more further fields of the rule, each after a comma
     */
    void misbehave(String fault, String operation, long amount, String more) {
        String at = operation == null ? "" : ",\"operation\":\"" + operation + "\"";
        String rule = "{\"fault\":\"" + fault + "\"" + at + ",\"amount\":" + amount + more + "}";
        assertThat(call("POST", "/control/rules", rule).statusCode()).isEqualTo(201);
    }

    void behave() {
        assertThat(call("DELETE", "/control/rules", "").statusCode()).isEqualTo(204);
    }

    /** The payer pays. */
    void confirm(String orderNo) {
        assertThat(call("POST", "/control/orders/" + orderNo + "/confirm", "").statusCode())
                .isEqualTo(200);
    }

    /** What the sandbox was asked for this order, by operation, in order of time. */
    List<String> requests(String orderNo) {
        Object data = Json.readObject(
                        call("GET", "/control/requests?order=" + orderNo, "").body())
                .get("data");
        return ((List<?>) data)
                .stream()
                        .map(entry -> (String) ((Map<?, ?>) entry).get("operation"))
                        .toList();
    }

    HttpResponse<String> call(String method, String target, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address.resolve(target))
                            .header("Content-Type", "application/json")
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

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
import java.util.Locale;
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

    /** Does once what it is asked, for payments of this amount, and says so only after so many milliseconds. */
    void answerLate(String operation, long amount, long millis) {
        misbehave("execute-then-time-out", operation, amount, ",\"times\":1,\"hold_millis\":" + millis);
    }

    /** The same, of what has this number. */
    void answerLate(String operation, String number, long millis) {
        misbehave(once("execute-then-time-out", operation, number, millis));
    }

    /** Does not do once what it is asked, of what has this number, and says nothing for so many milliseconds. */
    void loseRequest(String operation, String number, long millis) {
        misbehave(once("not-execute-then-time-out", operation, number, millis));
    }

    private static Map<String, Object> once(String fault, String operation, String number, long millis) {
        return Map.of("fault", fault, "operation", operation, "order_no", number, "times", 1, "hold_millis", millis);
    }

    /** Does not do once what it is asked, for payments of this amount, and says nothing for so many milliseconds. */
    void loseRequest(String operation, long amount, long millis) {
        misbehave("not-execute-then-time-out", operation, amount, ",\"times\":1,\"hold_millis\":" + millis);
    }

    /**
     * Misbehaves as this rule says; what it names is what it is matched by.
     *
     * @return the rule's id
     */
    long misbehave(Map<String, ?> rule) {
        HttpResponse<String> answer = call("POST", "/control/rules", Json.write(rule));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ((Number) Json.readObject(answer.body()).get("id")).longValue();
    }

    /** Forgets one rule. */
    void behave(long ruleId) {
        assertThat(call("DELETE", "/control/rules/" + ruleId, "").statusCode()).isEqualTo(204);
    }

    void behave() {
        assertThat(call("DELETE", "/control/rules", "").statusCode()).isEqualTo(204);
    }

    /** The payer pays. */
    void confirm(String orderNo) {
        assertThat(call("POST", "/control/orders/" + orderNo + "/confirm", "").statusCode())
                .isEqualTo(200);
    }

    /** Takes the money, whatever the payer says. */
    void takeMoney(String orderNo) {
        assertThat(call("POST", "/control/orders/" + orderNo + "/pay", "").statusCode())
                .isEqualTo(200);
    }

    boolean knows(String orderNo) {
        return call("GET", "/control/orders/" + orderNo, "").statusCode() == 200;
    }

    /** How an order, a contract or a payout stands in the bank's own books, in lower case. */
    String state(String number) {
        HttpResponse<String> answer = call("GET", "/control/orders/" + number, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((String) Json.readObject(answer.body()).get("state")).toLowerCase(Locale.ROOT);
    }

    /** How often it was asked to do this to what has this number. */
    long asked(String operation, String number) {
        return requests(number).stream().filter(operation::equals).count();
    }

    /** The code that it has sent last to the payer of an order or a contract. */
    String code(String number) {
        return (String) list("/control/codes?order=" + number).getLast().get("code");
    }

    /** How often the order's money was taken. */
    int charges(String orderNo) {
        HttpResponse<String> answer = call("GET", "/control/orders/" + orderNo, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((Number) Json.readObject(answer.body()).get("charges")).intValue();
    }

    /** Notifies of the order as it stands, with this rule's fault. */
    void tell(String orderNo, Map<String, ?> rule) {
        HttpResponse<String> answer = call("POST", "/control/orders/" + orderNo + "/notify", Json.write(rule));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /**
     * A notification.
     *
     * @param state {@code DELIVERED} when it was acknowledged as its channel wants it, by the sandbox's own judgement
     * @param tries how often it was sent
     */
    record Told(String disguise, String state, int tries) {
        boolean isOver() {
            return !state.equals("WAITING");
        }
    }

    /** All notifications of this order, in order of time. */
    List<Told> told(String orderNo) {
        return list("/control/notifications?order=" + orderNo).stream()
                .map(notice -> new Told(
                        (String) notice.get("disguise"),
                        (String) notice.get("state"),
                        ((Number) notice.get("tries")).intValue()))
                .toList();
    }

    /** What the sandbox was asked for this order, by operation, in order of time. */
    List<String> requests(String orderNo) {
        return list("/control/requests?order=" + orderNo).stream()
                .map(request -> (String) request.get("operation"))
                .toList();
    }

    private List<Map<?, ?>> list(String target) {
        Object data = Json.readObject(call("GET", target, "").body()).get("data");
        return ((List<?>) data)
                .stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList();
    }

    /** @param target a path at the sandbox, or a whole address elsewhere */
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

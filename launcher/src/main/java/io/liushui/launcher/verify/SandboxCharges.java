package io.liushui.launcher.verify;

import io.liushui.core.json.Json;
import io.liushui.core.oracle.Charge;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Every charge of one channel in the sandbox's own books, read page by page. */
final class SandboxCharges implements Iterator<Charge> {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    private final String channel;
    private final Queue<Charge> page = new ArrayDeque<>();
    private long after;
    private boolean more = true;
    private long count;

    /** @param channel its name in the sandbox */
    SandboxCharges(URI sandbox, String channel) {
        this.sandbox = sandbox;
        this.channel = channel;
    }

    long count() {
        return count;
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && more) {
            load();
        }
        return !page.isEmpty();
    }

    @Override
    public Charge next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        return page.remove();
    }

    private void load() {
        Map<String, Object> answer = Json.readObject(get("/control/charges?channel=" + channel + "&after=" + after));
        for (Object entry : (List<?>) answer.get("data")) {
            Map<?, ?> row = (Map<?, ?>) entry;
            page.add(new Charge(
                    (String) row.get("order_no"),
                    number(row, "amount"),
                    (String) row.get("currency"),
                    (int) number(row, "charges"),
                    number(row, "refunded")));
        }
        after = ((Number) answer.get("next_after")).longValue();
        more = (boolean) answer.get("has_more");
    }

    private static long number(Map<?, ?> row, String name) {
        return ((Number) row.get(name)).longValue();
    }

    private String get(String target) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(sandbox.resolve(target))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new PartFailure("The sandbox answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException away) {
            throw new PartFailure(
                    "The sandbox cannot be asked for its charges: start the system with `./liushui up --detach`.",
                    away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}

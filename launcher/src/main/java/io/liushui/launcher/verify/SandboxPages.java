package io.liushui.launcher.verify;

import io.liushui.core.json.Json;
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
import java.util.function.Function;

/** Every row of a list in the sandbox's own books, read page by page. */
final class SandboxPages<T> implements Iterator<T> {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    private final String list;
    private final Function<Map<?, ?>, T> reader;
    private final Queue<T> page = new ArrayDeque<>();
    private Object after;
    private boolean more = true;
    private long count;

    /**
     * @param list path and query of the list, without a place to begin
     * @param first where it begins
     */
    SandboxPages(URI sandbox, String list, Object first, Function<Map<?, ?>, T> reader) {
        this.sandbox = sandbox;
        this.list = list;
        this.after = first;
        this.reader = reader;
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
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        return page.remove();
    }

    private void load() {
        Map<String, Object> answer = Json.readObject(get(list + "&after=" + after));
        for (Object entry : (List<?>) answer.get("data")) {
            page.add(reader.apply((Map<?, ?>) entry));
        }
        after = answer.get("next_after");
        more = (boolean) answer.get("has_more");
    }

    static long number(Map<?, ?> row, String name) {
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
                    "The sandbox cannot be asked for its books: start the system with `./liushui up --detach`.", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}

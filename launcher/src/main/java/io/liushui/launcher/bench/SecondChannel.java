package io.liushui.launcher.bench;

import io.liushui.core.json.Json;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.SandboxChannels;
import io.liushui.launcher.parts.SandboxPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Another account at the sandbox's house channel. It alone is asked for payments in its currency, and answers as late as it is told. */
record SecondChannel(SandboxPart sandbox) {
    static final String ID = "second";
    static final String CURRENCY = "USD";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PREFIX = "liushui.channels." + ID + ".";

    /** What the application has to be told of it. */
    String[] settings() {
        long millis = PATIENCE.toMillis();
        Stream<String> account = Stream.of(
                PREFIX + "type=sandbox",
                PREFIX + "priority=1",
                PREFIX + "prices[0].currencies=" + CURRENCY,
                PREFIX + "settings.readTimeoutMillis=" + millis,
                PREFIX + "settings.callTimeoutMillis=" + millis);
        Stream<String> keys = new SandboxChannels(sandbox.address(), sandbox.keys())
                .settings().get("sandbox").entrySet().stream()
                        .map(setting -> PREFIX + "settings." + setting.getKey() + "=" + setting.getValue());
        return Stream.concat(account, keys).toArray(String[]::new);
    }

    void answerAfter(Duration time) {
        answerAtOnce();
        control(
                "POST",
                Json.write(Map.of(
                        "fault", "delay", "operation", "pay", "currency", CURRENCY, "delay_millis", time.toMillis())));
    }

    void answerAtOnce() {
        control("DELETE", "");
    }

    private void control(String method, String body) {
        URI rules = sandbox.address().resolve("/control/rules");
        HttpRequest request = HttpRequest.newBuilder(rules)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new PartFailure("The sandbox refused a rule: " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted", stopped);
        }
    }
}

package io.liushui.channel.testing;

import io.liushui.sandbox.http.SandboxApplication;
import io.liushui.sandbox.http.SandboxConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox with its control interface. */
public final class SandboxAtHand implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Path keys;
    private final SandboxApplication application;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param speedup divides the waits between two tries of a notification */
    public SandboxAtHand(Path data, double speedup) {
        keys = data.resolve("keys");
        try {
            application = SandboxApplication.start(new SandboxConfiguration(
                    "127.0.0.1", 0, data, keys, null, null, List.of(Duration.ofSeconds(1)), speedup, false));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + application.port();
    }

    /** The text of a file of the key folder. */
    public String key(String name) {
        try {
            return Files.readString(keys.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asks for a fault; fields as in {@code channel-plugins/README.md}. */
    public void rule(Map<String, Object> rule) {
        control("POST", "/rules", MAPPER.writeValueAsString(rule));
    }

    /** @param path below {@code /control} */
    public JsonNode control(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/control" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        application.close();
    }
}

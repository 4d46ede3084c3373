package io.liushui.channel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox seen from outside: its control interface, its key folder, and what a payer's browser gets of it. */
public abstract class RunningSandbox implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path keys;
    private final HttpClient client = HttpClient.newHttpClient();

    protected RunningSandbox(Path data) {
        this.keys = data.resolve("keys");
    }

    /** Without a slash at its end. */
    public abstract String url();

    /** A file of the key folder. */
    public Path keyFile(String name) {
        return keys.resolve(name);
    }

    /** The text of a file of the key folder. */
    public String key(String name) {
        try {
            return Files.readString(keyFile(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Asks for a fault; fields as in {@code channel-plugins/README.md}. */
    public void rule(Map<String, Object> rule) {
        control("POST", "/rules", rule);
    }

    /**
     * @param path below {@code /control}
     * @param body JSON, or what becomes JSON; null for none
     * @throws AssertionError when it is refused
     */
    public JsonNode control(String method, String path, Object body) {
        HttpResponse<String> response = call(method, "/control" + path, body);
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(response.body());
    }

    /** Whatever the answer is. */
    public HttpResponse<String> call(String method, String path, Object body) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)))
                .build());
    }

    /** What a browser gets at this address; it follows no redirect. */
    public HttpResponse<String> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** What a browser gets when it posts a form in UTF-8; it follows no redirect. */
    public HttpResponse<String> post(String address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
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
    }

    private static String text(Object body) {
        return body instanceof String written ? written : MAPPER.writeValueAsString(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

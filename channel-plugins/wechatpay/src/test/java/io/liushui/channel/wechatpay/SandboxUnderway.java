package io.liushui.channel.wechatpay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as a process of its own, with its levers. */
final class SandboxUnderway implements AutoCloseable {
    private static final String READY = "sandbox ready on ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private final Process process;
    private final String address;

    SandboxUnderway(Path data) {
        this.data = data;
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.liushui.sandbox.SandboxServer",
                "--port",
                "0",
                "--data",
                data.toString(),
                "--notification-speedup",
                "15");
        try {
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            address = process.inputReader()
                    .lines()
                    .filter(line -> line.startsWith(READY))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the sandbox did not start"))
                    .substring(READY.length());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Below which WeChat Pay's own paths begin. */
    String baseUrl() {
        return address + "/wechatpay";
    }

    Path keys() {
        return data.resolve("keys").resolve("wechatpay");
    }

    JsonNode control(String method, String path, Object body) {
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address + "/control" + path))
                .method(method, sent)
                .build());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
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
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.liushui.channel.netbank;

import io.liushui.spi.PayerAction.PostForm;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/** Posts a form as a payer's browser does: in the form's character set. */
final class Browser implements AutoCloseable {

    /** What a browser shows where no answer came. */
    static final int NOTHING = 0;

    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final HttpClient client = HttpClient.newHttpClient();

    record Page(int status, String location, String text) {}

    Page post(PostForm form) {
        Charset charset = Charset.forName(form.charset());
        String body = form.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), charset))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(form.url()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body, StandardCharsets.US_ASCII)));
    }

    Page get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    @Override
    public void close() {
        client.close();
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    response.body());
        } catch (IOException noAnswer) {
            return new Page(NOTHING, "", "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package io.liushui.launcher;

import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.demo.DemoApp;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "call",
        description = "Call the API, signed with the demo app's key; a POST gets a fresh Idempotency-Key.",
        mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    @Option(names = "-i", description = "Print the answer's headers.")
    private boolean showHeaders;

    @Option(names = "-H", paramLabel = "'NAME: VALUE'", description = "A header to send; may be repeated.")
    private List<String> headers = List.of();

    @Parameters(index = "0", paramLabel = "METHOD")
    private String method;

    @Parameters(index = "1", paramLabel = "PATH", description = "With its query, as /v1/payments?limit=2")
    private String path;

    @Parameters(index = "2", arity = "0..1", paramLabel = "JSON", description = "The body; - reads it from the input.")
    private String body = "";

    @Override
    public Integer call() throws IOException {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path must begin with a slash, as /v1/payments");
        }
        Installation installation = Installation.fromEnvironment();
        String text = body.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : body;
        try (MerchantClient client = DemoApp.read(installation).client(installation)) {
            print(client.send(method.toUpperCase(Locale.ROOT), path, text.isEmpty() ? null : text, parsedHeaders()));
            return 0;
        } catch (UncheckedIOException unanswered) {
            throw new PartFailure(
                    "No answer from port " + installation.ports().api() + " (" + unanswered.getMessage()
                            + "): see `./liushui status`.",
                    unanswered);
        }
    }

    private Map<String, String> parsedHeaders() {
        Map<String, String> parsed = new TreeMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("A header has the form 'Name: value', not '" + header + "'");
            }
            parsed.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return parsed;
    }

    private void print(HttpResponse<String> answer) {
        System.out.println((answer.statusCode() + " " + ReasonPhrase.of(answer.statusCode())).strip());
        if (showHeaders) {
            answer.headers()
                    .map()
                    .forEach((name, values) -> System.out.println(name + ": " + String.join(", ", values)));
            System.out.println();
        }
        System.out.println(answer.body());
    }
}

package io.liushui.launcher;

import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.launcher.client.DemoApp;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.PartFailure;
import java.io.IOException;
import java.net.URI;
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

    @Option(
            names = "--algorithm",
            defaultValue = "Ed25519",
            description = "Ed25519, RSA-SHA256, HMAC-SHA256 or SM2-SM3 (default: ${DEFAULT-VALUE}).")
    private String algorithm;

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
        SignatureAlgorithm named = SignatureAlgorithm.ofLabel(algorithm)
                .orElseThrow(() -> new IllegalArgumentException("There is no algorithm " + algorithm));
        byte[] bytes = body.equals("-") ? System.in.readAllBytes() : body.getBytes(StandardCharsets.UTF_8);
        URI api = URI.create("http://127.0.0.1:" + installation.ports().api());
        MerchantClient client =
                new MerchantClient(api, DemoApp.require(installation).key(named));
        print(answer(client, bytes, api));
        return 0;
    }

    private MerchantClient.Answer answer(MerchantClient client, byte[] bytes, URI api) {
        try {
            return client.call(method.toUpperCase(Locale.ROOT), path, parsedHeaders(), bytes);
        } catch (IOException exception) {
            throw new PartFailure(
                    "No answer from " + api + " (" + exception.getMessage() + "): see `liushui status`.", exception);
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

    private void print(MerchantClient.Answer answer) {
        System.out.println((answer.status() + " " + ReasonPhrase.of(answer.status())).strip());
        if (showHeaders) {
            answer.headers().forEach((name, value) -> System.out.println(name + ": " + value));
            System.out.println();
        }
        System.out.write(answer.body(), 0, answer.body().length);
        System.out.println();
    }
}

package io.liushui.api.openapi;

import static io.liushui.api.openapi.OpenApiDocument.asMap;
import static io.liushui.api.openapi.OpenApiDocument.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a merchant's programs and developers take from the document without ever calling the API. */
class OpenApiDocumentTests {
    private static final OpenApiDocument DOCUMENT = new OpenApiDocument();
    private static final Contract CONTRACT = new Contract(DOCUMENT.json());

    record Operation(String name, Map<String, Object> content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Operation> operations() {
        return all("paths").toList();
    }

    static List<Operation> posts() {
        return all("paths")
                .filter(operation -> operation.name().startsWith("post "))
                .toList();
    }

    static List<Operation> webhooks() {
        return all("webhooks").toList();
    }

    @Test
    void everyKeywordHasAValue() {
        List<String> empty = new ArrayList<>();
        collectEmpty("", DOCUMENT.map(), empty);

        assertThat(empty).as("a comma in a plain text of YAML ends it").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyHasAnExampleThatFitsItsSchema(Operation operation) {
        if (operation.content().containsKey("requestBody")) {
            Map<String, Object> media = map(operation.content(), "requestBody", "content", "application/json");
            assertThat(media).containsKey("example");
            CONTRACT.assertValid(asMap(media.get("schema")), Json.write(media.get("example")));
        }
    }

    @ParameterizedTest
    @MethodSource("posts")
    void everyPostIsIdempotentAndSaysWhatBecomesOfItsKey(Operation post) {
        assertThat((List<?>) post.content().get("parameters"))
                .anySatisfy(parameter ->
                        assertThat(asMap(parameter)).containsEntry("$ref", "#/components/parameters/IdempotencyKey"));
        Map<String, Object> responses = map(post.content(), "responses");
        assertThat(description(responses, "400")).contains("`idempotency_key_missing`, `idempotency_key_invalid`");
        assertThat(description(responses, "422")).contains("`idempotency_key_reused`");
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void everyWebhookIsSignedAndNamesItsEvents(Operation webhook) {
        assertThat((List<?>) webhook.content().get("parameters")).hasSize(3);
        String feature = webhook.name().substring(webhook.name().indexOf(' ') + 1);
        assertThat(webhook.content().get("description").toString()).contains("`" + feature + ".");
        assertThat(map(webhook.content(), "responses")).containsOnlyKeys("2XX", "410");
    }

    private static Stream<Operation> all(String section) {
        return map(DOCUMENT.map(), section).entrySet().stream()
                .flatMap(address -> asMap(address.getValue()).entrySet().stream()
                        .map(operation -> new Operation(
                                operation.getKey() + " " + address.getKey(), asMap(operation.getValue()))));
    }

    private static String description(Map<String, Object> responses, String status) {
        return map(responses, status).get("description").toString();
    }

    private static void collectEmpty(String path, Object value, List<String> empty) {
        switch (value) {
            case null -> empty.add(path);
            case Map<?, ?> object -> object.forEach((name, inner) -> collectEmpty(path + "/" + name, inner, empty));
            case List<?> list
            when !path.endsWith("/enum") -> list.forEach(inner -> collectEmpty(path + "[]", inner, empty));
            default -> {}
        }
    }
}
